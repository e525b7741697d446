//! The C and C++ programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compiler::{self, Language, Linkage};
use crate::library::Library;
use crate::{Lab, run, setting};

/// As many cases as there were when this was written; there may be more, never fewer.
const MIN_SCORING_CASES: &str = "420";
const MIN_LOADING_CASES: &str = "145";

/// Every program, in every language and with both libraries.
pub(crate) fn all(lab: &mut Lab, plain: &Library, panicking: &Library) {
    let cases = case_files(lab);
    let mut case_arguments = vec![MIN_SCORING_CASES.to_owned(), MIN_LOADING_CASES.to_owned()];
    case_arguments.extend(cases.iter().map(|path| path.display().to_string()));
    // Valgrind makes it some fifty times slower, so it sees fewer of the damaged documents.
    let step = if valgrind() { "29" } else { "1" };

    let builds = [
        (Language::C99, Linkage::Shared),
        (Language::C11, Linkage::Shared),
        (Language::Cpp17, Linkage::Shared),
        (Language::C99, Linkage::Static),
    ];
    for (language, linkage) in builds {
        program(lab, language, linkage, plain, "unit.c", &[], &[]);
        program(
            lab,
            language,
            linkage,
            plain,
            "cases.c",
            &[],
            &case_arguments,
        );
        program(lab, language, linkage, plain, "threads.c", &[], &[]);
    }
    program(
        lab,
        Language::C99,
        Linkage::Shared,
        plain,
        "mangle.c",
        &[],
        &[step.to_owned()],
    );
    program(
        lab,
        Language::C99,
        Linkage::Shared,
        panicking,
        "unit.c",
        &["-DOKR_TEST_PANIC"],
        &[],
    );
    program(
        lab,
        Language::Cpp17,
        Linkage::Shared,
        plain,
        "hpp.cpp",
        &[],
        &[],
    );
}

/// The files of shared cases, in the order of their names.
fn case_files(lab: &mut Lab) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for kind in ["scoring", "loading"] {
        let dir = lab.root().join("testdata").join(kind);
        let entries =
            std::fs::read_dir(&dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
        files.extend(entries.map(|entry| entry.expect("the folder can be read").path()));
    }
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    lab.check(files.len() >= 3, "there are case files of both kinds");
    files
}

fn program(
    lab: &mut Lab,
    language: Language,
    linkage: Linkage,
    library: &Library,
    source: &str,
    defines: &[&str],
    arguments: &[String],
) {
    let sources = [source, "check.c", "json.c", "okr_check.c"].map(|name| lab.c_dir().join(name));
    let Some(path) = compiler::build(lab, language, linkage, library, &sources, defines) else {
        return;
    };
    let linked = if linkage == Linkage::Static {
        "static"
    } else {
        "shared"
    };
    println!("{source} as {}, {linked}", language.name());
    // Panics are made on purpose here: their place in the library's source is no news.
    let output = run(command(&path).args(arguments).env("RUST_BACKTRACE", "0"));
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    // The closing line counts what the program checked; how it ended is one more check.
    let counts = text.lines().last().and_then(closing_line);
    lab.check(
        output.status.success(),
        &format!("{source} ends with {}", output.status),
    );
    lab.check(
        counts.is_some_and(|(passed, _)| passed > 0),
        &format!("{source} says what it checked"),
    );
    let (passed, failed) = counts.unwrap_or_default();
    lab.passed += passed;
    lab.failed += failed;
}

/// Reads `name: N passed, M failed`.
fn closing_line(line: &str) -> Option<(u32, u32)> {
    let (passed, failed) = line.rsplit_once(": ")?.1.split_once(" passed, ")?;
    Some((
        passed.parse().ok()?,
        failed.strip_suffix(" failed")?.parse().ok()?,
    ))
}

fn valgrind() -> bool {
    setting("OKR_VALGRIND").is_some_and(|value| value != "0")
}

/// A program to be run, under valgrind if that is wanted.
pub(crate) fn command(program: &Path) -> Command {
    if !valgrind() {
        return Command::new(program);
    }
    let mut command = Command::new("valgrind");
    command
        .args(["--quiet", "--error-exitcode=9", "--leak-check=full"])
        .arg(program);
    command
}
