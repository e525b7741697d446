//! `cargo xtask fuzz`: texts that nobody has thought of, for as long as one likes.

use std::fs;
use std::path::Path;

use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

/// The targets, and the folders and endings of files that they start from.
const TARGETS: [(&str, &[(&str, &str)]); 6] = [
    ("json", &[("examples", "json"), ("fuzz", "json")]),
    ("yaml", &[("examples", "yaml")]),
    ("edits", &[]),
    ("statements", &[]),
    ("outlines", &[("testdata/statements", "json")]),
    ("settings", &[("okr-core/src/statement/words", "txt")]),
];

/// One target or all of them, each for so many seconds.
pub(crate) fn run(workspace: &Workspace, target: Option<&str>, seconds: &str) -> Result {
    if seconds.parse::<u32>().is_err() {
        return Err(format!("`{seconds}` is no number of seconds"));
    }
    if !process::exists("cargo-fuzz") {
        return Err(
            "cargo-fuzz is not installed, so nothing was tried (cargo install cargo-fuzz)"
                .to_owned(),
        );
    }
    let names = TARGETS.map(|(name, _)| name);
    if let Some(target) = target.filter(|target| !names.contains(target)) {
        return Err(format!("`{target}` is none of {}", names.join(", ")));
    }
    let mut steps = Steps::of("fuzz");
    for (name, seeds) in TARGETS {
        if target.is_some_and(|target| target != name) {
            continue;
        }
        steps.run(name, || {
            let corpus = workspace.target.join("fuzz-corpus").join(name);
            fs::create_dir_all(&corpus)
                .map_err(|error| format!("{}: {error}", corpus.display()))?;
            for (folder, ending) in seeds {
                plant(&workspace.root.join(folder), ending, &corpus)?;
            }
            let limit = format!("-max_total_time={seconds}");
            let corpus = corpus.to_str().ok_or("the target folder's path is not Unicode")?;
            // The sanitizers need an unstable flag; overflow and debug assertions are on anyway.
            let arguments = ["fuzz", "run", "--sanitizer", "none", name, corpus];
            let limits = ["--", &limit, "-max_len=20000", "-timeout=10", "-rss_limit_mb=4096"];
            process::run(workspace.cargo(&[&arguments[..], &limits].concat()))
        })?;
    }
    steps.finish();
    Ok(())
}

/// Copies the files with an ending to a corpus.
fn plant(folder: &Path, ending: &str, corpus: &Path) -> Result {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|found| found == ending)
            && let Some(name) = path.file_name()
        {
            fs::copy(&path, corpus.join(name)).map_err(failed)?;
        }
    }
    Ok(())
}
