//! Header, library and tests are held against each other, each way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::library::Library;
use crate::{Lab, run};

/// The constants of the header are those of the ledger, and no number means two things.
pub(crate) fn constants(lab: &mut Lab) {
    let header = lab.read("../include/okr.h");
    let defined: BTreeMap<&str, &str> = header
        .lines()
        .filter_map(|line| line.strip_prefix("#define ")?.split_once(' '))
        .filter(|(name, _)| !name.starts_with("OKR_VERSION_") && *name != "OKR_ABI_VERSION")
        .collect();
    let text = lab.read("constants.ledger");
    let ledger: Vec<(&str, &str)> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect();
    lab.check(ledger.len() >= 230, "the ledger lists the constants");

    let mut taken = BTreeSet::new();
    for (name, rest) in &ledger {
        let (number, retired) = rest
            .split_once(' ')
            .map_or((*rest, false), |(number, word)| (number, word == "retired"));
        lab.check(
            taken.insert((family(name), number)),
            &format!("{name} has a number of its own"),
        );
        let expected = if retired { None } else { Some(number) };
        lab.check(
            defined.get(name).copied() == expected,
            &format!("{name} is in the header as in the ledger"),
        );
    }
    for name in defined.keys() {
        lab.check(
            ledger.iter().any(|(known, _)| known == name),
            &format!("{name} is in the ledger"),
        );
    }
}

/// What a constant is a number of: `OKR_GRADE_RED` is a grade.
fn family(name: &str) -> &str {
    match name {
        "OKR_OK" | "OKR_ABSENT" => "STATUS",
        // A flag, not a measure.
        "OKR_MEASURE_STRICT" => "MEASURE_STRICT",
        _ => name.split('_').nth(1).unwrap_or_default(),
    }
}

/// The functions of the header are those that the libraries export, and the unit tests call each.
pub(crate) fn functions(lab: &mut Lab, library: &Library) {
    let declared = declared(&lab.read("../include/okr.h"));
    lab.check(declared.len() >= 400, "the header declares the functions");

    let exported = symbols(&["-D", "--defined-only"], &library.shared());
    compare(lab, &declared, &exported, "the shared library");

    // A static library shows more, under names that no C program may give to anything: Rust's own
    // symbols and the runtime of the compiler. What is left could collide with the user's names.
    let visible = symbols(&["-g", "--defined-only"], &library.archive());
    let plain = visible
        .into_iter()
        .filter(|name| is_free_in_c(name))
        .collect();
    compare(lab, &declared, &plain, "the static library");

    let unit: String = [
        "unit.c",
        "unit_rows.h",
        "alignment.c",
        "alignment_checks.h",
        "config.c",
        "statement.c",
        "forecast.c",
        "statistics_cases.c",
        "editing.c",
        "audit.c",
        "threads.c",
    ]
    .map(|name| lab.read(Path::new("tests/c").join(name)))
    .concat();
    let calls = identifiers(&without_comments(&unit));
    for name in &declared {
        lab.check(calls.contains(name), &format!("a unit test calls {name}"));
    }
}

/// Whether a C program may define this name: an identifier that is not reserved to the implementation.
fn is_free_in_c(name: &str) -> bool {
    let identifier = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let reserved = name
        .strip_prefix('_')
        .is_some_and(|rest| rest.starts_with(|c: char| c == '_' || c.is_ascii_uppercase()));
    identifier && !reserved && name != "rust_eh_personality"
}

fn compare(lab: &mut Lab, declared: &BTreeSet<String>, found: &BTreeSet<String>, library: &str) {
    for name in declared.difference(found) {
        lab.check(false, &format!("{name} is in the header, not in {library}"));
    }
    for name in found.difference(declared) {
        lab.check(false, &format!("{name} is in {library}, not in the header"));
    }
    lab.check(
        declared == found,
        &format!("{library} exports what the header declares"),
    );
}

/// The functions that a header declares.
fn declared(header: &str) -> BTreeSet<String> {
    let text = without_comments(header);
    let code: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let code = code.join("\n");
    let before_parentheses = code.split('(').map(|before| {
        before
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
    });
    before_parentheses
        .filter(|name| name.starts_with("okr_"))
        .map(str::to_owned)
        .collect()
}

fn identifiers(code: &str) -> BTreeSet<String> {
    code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .map(str::to_owned)
        .collect()
}

fn without_comments(text: &str) -> String {
    text.split("/*")
        .map(|part| part.split_once("*/").map_or(part, |(_, code)| code))
        .collect()
}

/// The names that `nm` shows.
fn symbols(arguments: &[&str], file: &Path) -> BTreeSet<String> {
    let output = run(Command::new("nm").args(arguments).arg(file));
    let text = String::from_utf8_lossy(&output.stdout);
    let names: BTreeSet<String> = text
        .lines()
        .filter_map(|line| {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields[..] {
                // Address, kind, name; other lines are names of members and remarks of nm.
                [_, kind, name] if kind.len() == 1 => Some(name.to_owned()),
                _ => None,
            }
        })
        .collect();
    assert!(
        !names.is_empty(),
        "nm shows no symbols in {}",
        file.display()
    );
    names
}
