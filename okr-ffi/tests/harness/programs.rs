//! The C and C++ programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compiler::{self, Language, Linkage};
use crate::library::Library;
use crate::{Lab, run, setting};

/// As many cases as there were when this was written; there may be more, never fewer.
const MIN_SCORING_CASES: &str = "420";
const MIN_LOADING_CASES: &str = "145";
/// Of alignment: queries, groups that are measured, checks, objectives whose sensitivities are
/// asked for, questions what if, graphs of integers.
const MIN_ALIGNMENT_CASES: [&str; 6] = ["3314", "334", "197", "180", "100", "14"];
/// Titles, and outlines.
const MIN_STATEMENT_CASES: [&str; 2] = ["180", "12"];

/// Of statistics.
const MIN_STATISTICS_CASES: &str = "262";
/// Forecasts, and backtests.
const MIN_FORECAST_CASES: [&str; 2] = ["166", "23"];
/// Of editing: batches that are made, that are refused, days, diffs.
const MIN_EDITING_CASES: [&str; 4] = ["240", "230", "100", "20"];

/// Of the rules that are not about alignment.
const MIN_LINT_CASES: &str = "491";

/// Every program, in every language and with both libraries.
pub(crate) fn all(lab: &mut Lab, plain: &Library, panicking: &Library) {
    let score_arguments = case_arguments(
        lab,
        &["scoring", "loading"],
        3,
        &[MIN_SCORING_CASES, MIN_LOADING_CASES],
    );
    let alignment_arguments = case_arguments(lab, &["alignment"], 6, &MIN_ALIGNMENT_CASES);
    let statement_arguments = case_arguments(lab, &["statements"], 2, &MIN_STATEMENT_CASES);
    let statistics_arguments = case_arguments(lab, &["statistics"], 6, &[MIN_STATISTICS_CASES]);
    let forecast_arguments = case_arguments(lab, &["forecast"], 4, &MIN_FORECAST_CASES);
    let editing_arguments = case_arguments(lab, &["editing"], 1, &MIN_EDITING_CASES);
    let lint_arguments = case_arguments(lab, &["lint"], 1, &[MIN_LINT_CASES]);
    let testdata = lab.root().join("testdata/config");
    let of_config = |name: &str| testdata.join(name).to_string_lossy().into_owned();
    let config_arguments = [
        "55".to_owned(),
        "12".to_owned(),
        of_config("checks.json"),
        of_config("outputs.json"),
    ];
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
            &score_arguments,
        );
        program(lab, language, linkage, plain, "alignment.c", &[], &[]);
        program(
            lab,
            language,
            linkage,
            plain,
            "alignment_cases.c",
            &[],
            &alignment_arguments,
        );
        program(lab, language, linkage, plain, "statement.c", &[], &[]);
        program(
            lab,
            language,
            linkage,
            plain,
            "statement_cases.c",
            &[],
            &statement_arguments,
        );
        program(
            lab,
            language,
            linkage,
            plain,
            "statistics_cases.c",
            &[],
            &statistics_arguments,
        );
        program(
            lab,
            language,
            linkage,
            plain,
            "lint_cases.c",
            &[],
            &lint_arguments,
        );
        program(
            lab,
            language,
            linkage,
            plain,
            "forecast.c",
            &[],
            &forecast_arguments,
        );
        program(
            lab,
            language,
            linkage,
            plain,
            "config.c",
            &[],
            &config_arguments,
        );
        for source in ["editing.c", "audit.c", "threads.c", "editing_threads.c"] {
            program(lab, language, linkage, plain, source, &[], &[]);
        }
        program(
            lab,
            language,
            linkage,
            plain,
            "editing_cases.c",
            &[],
            &editing_arguments,
        );
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
    for source in [
        "hpp.cpp",
        "statement_hpp.cpp",
        "statistics_hpp.cpp",
        "forecast_hpp.cpp",
        "editing_hpp.cpp",
    ] {
        program(
            lab,
            Language::Cpp17,
            Linkage::Shared,
            plain,
            source,
            &[],
            &[],
        );
    }
}

/// What a program that runs cases is given: the minimum counts, then the files of these folders, of
/// which there must be some.
fn case_arguments(lab: &mut Lab, folders: &[&str], least: usize, minimum: &[&str]) -> Vec<String> {
    let files = case_files(lab, folders);
    lab.check(
        files.len() >= least,
        &format!("there are case files in {}", folders.join(" and ")),
    );
    let files = files.iter().map(|path| path.display().to_string());
    (minimum.iter().map(|&count| count.to_owned()))
        .chain(files)
        .collect()
}

/// The files of shared cases, in the order of their names.
fn case_files(lab: &Lab, folders: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        let dir = lab.root().join("testdata").join(folder);
        let entries =
            std::fs::read_dir(&dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
        files.extend(entries.map(|entry| entry.expect("the folder can be read").path()));
    }
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
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
    let mut command = if valgrind() {
        let mut command = Command::new("valgrind");
        command
            .args(["--quiet", "--error-exitcode=9", "--leak-check=full"])
            .arg(concat!(
                "--suppressions=",
                env!("CARGO_MANIFEST_DIR"),
                "/tests/valgrind.supp"
            ))
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    // Cargo names its own folders here, and a libokr that lies there would be found before the one
    // that the program was linked with.
    command
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("DYLD_FALLBACK_LIBRARY_PATH");
    command
}
