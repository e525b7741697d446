//! Writes the files that are made from the code and committed; with `--check`, compares them.
//!
//! `cargo xtask gen` runs this. It is a program of its own because what it is made with takes much
//! longer to build than all the rest of xtask, which most commands should not wait for.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use okr_core::{Code, Rule, rules};

/// A result whose error is a text for the person at the terminal.
type Result<T = ()> = std::result::Result<T, String>;

/// A file and what it should hold.
struct Generated {
    path: String,
    text: String,
}

/// The folder in which every page is generated.
const RULES: &str = "docs/rules";
/// What the examples of the rules share.
const SHARED: &str = include_str!("../../../okr-core/src/lint/rules/shared.json");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(&root),
        ["--check"] => check(&root),
        _ => Err("usage: generate [--check]".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes every generated file.
fn write(root: &Path) -> Result {
    for file in all(root)? {
        let path = root.join(&file.path);
        let same = fs::read_to_string(&path).is_ok_and(|text| text == file.text);
        if !same {
            let folder = path.parent().ok_or("a file lies in no folder")?;
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, &file.text))
                .map_err(|error| format!("{}: {error}", file.path))?;
        }
        println!("{} {}", if same { "same   " } else { "written" }, file.path);
    }
    for path in left_over(root)? {
        fs::remove_file(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        println!("removed {path}");
    }
    Ok(())
}

/// Fails if one of the files is not what would be written.
fn check(root: &Path) -> Result {
    let mut findings = Vec::new();
    for file in all(root)? {
        let finding = match fs::read_to_string(root.join(&file.path)) {
            Ok(text) => difference(&text, &file.text).map(|at| format!("{}:{at}", file.path)),
            Err(error) => Some(format!("{}: {error}", file.path)),
        };
        println!(
            "{} {}",
            if finding.is_none() {
                "same  "
            } else {
                "differs"
            },
            file.path
        );
        findings.extend(finding);
    }
    let left_over = left_over(root)?;
    findings.extend((left_over.iter()).map(|path| format!("{path}: there is no such rule")));
    if findings.is_empty() {
        return Ok(());
    }
    findings.push("run `cargo xtask gen`".to_owned());
    Err(findings.join("\n  "))
}

fn all(root: &Path) -> Result<Vec<Generated>> {
    let file = |path: &str, text| Generated {
        path: path.to_owned(),
        text,
    };
    let mut files = vec![
        file("include/okr.h", header(root)?),
        file("schema/portfolio.schema.json", okr_core::portfolio_schema()),
        file("schema/scorecard.schema.json", okr_core::scorecard_schema()),
        file("docs/errors.md", codes()),
        file(&format!("{RULES}/README.md"), index()),
    ];
    files.extend(rules().iter().map(|rule| {
        let text = rule.explain();
        let mark = "<!-- Generated from okr-core by `cargo xtask gen`. Do not edit. -->";
        file(&page(rule), format!("{mark}\n\n{text}"))
    }));
    Ok(files)
}

/// The page of a rule.
fn page(rule: &Rule) -> String {
    format!("{RULES}/{}-{}.md", rule.code(), rule.name())
}

/// The pages of rules that are no longer there.
fn left_over(root: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(root.join(RULES)).map_err(|error| format!("{RULES}: {error}"))?;
    let mut found = Vec::new();
    for entry in entries {
        let name = entry
            .map_err(|error| format!("{RULES}: {error}"))?
            .file_name();
        let path = format!("{RULES}/{}", name.to_string_lossy());
        let known = path.ends_with("/README.md") || rules().iter().any(|rule| page(rule) == path);
        if !known {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The table of the rules, and what their examples share.
fn index() -> String {
    let mut text = "\
<!-- Generated from okr-core by `cargo xtask gen`. Do not edit. -->

# Rules

What can be loaded and scored, and yet should not be so. `Portfolio::check` runs these rules as of a
day and gives their findings. Each has a page: why it matters, an example with a finding, the same put
right, whose advice it is. Codes are never given to another rule.

| code | name | severity | finds |
|---|---|---|---|
"
    .to_owned();
    for rule in rules() {
        let (code, name) = (rule.code(), rule.name());
        let (severity, summary) = (rule.severity(), rule.summary().replace('|', "\\|"));
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| [{code}]({code}-{name}.md) | `{name}` | {severity} | {summary} |"
        );
    }
    let _ = write!(
        text,
        "\n## The examples\n\nThey leave out what all of them share. Members that an example has \
         stand in place of these:\n\n```json\n{}\n```\n\nThey are checked as of 2026-11-15.\n",
        SHARED.trim()
    );
    text
}

/// The C header of okr-ffi.
fn header(root: &Path) -> Result<String> {
    let dir = root.join("okr-ffi");
    let bindings = cbindgen::Config::from_file(dir.join("cbindgen.toml")).and_then(|config| {
        let builder = cbindgen::Builder::new()
            .with_crate(&dir)
            .with_config(config);
        builder.generate().map_err(|error| error.to_string())
    });
    let mut text = Vec::new();
    bindings
        .map_err(|error| format!("okr-ffi has no header: {error}"))?
        .write(&mut text);
    String::from_utf8(text).map_err(|error| format!("the header is not text: {error}"))
}

/// The table of the codes of problems.
fn codes() -> String {
    let mut text = "\
<!-- Generated from okr-core by `cargo xtask gen`. Do not edit. -->

# Codes of problems

Loading a document gives a portfolio, or every problem in it. A problem has one of these codes. They
are the same in Rust, Python and C, and are never given to another kind of problem.

| code | name | when |
|---|---|---|
"
    .to_owned();
    for code in Code::ALL {
        let summary = code.summary().replace('|', "\\|");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| {code} | `{}` | {summary} |", code.name());
    }
    text
}

/// The first line that differs, and how.
fn difference(found: &str, expected: &str) -> Option<String> {
    if found == expected {
        return None;
    }
    let mut pairs = found.lines().zip(expected.lines());
    let same = pairs.position(|(a, b)| a != b);
    let same = same.unwrap_or(found.lines().count().min(expected.lines().count()));
    let line = |text: &str| match text.lines().nth(same) {
        Some(line) => format!("`{line}`"),
        None => "the end".to_owned(),
    };
    Some(format!(
        "{}: {} should be {}",
        same + 1,
        line(found),
        line(expected)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_row() {
        let text = codes();
        assert!(text.contains("| E009 | `unknown-reference` | A reference names nothing"));
        let rows = text.lines().filter(|line| line.starts_with("| E")).count();
        assert!(rows >= 23 && rows == Code::ALL.len(), "{rows}");
    }

    #[test]
    fn every_rule_has_a_row_and_a_page() {
        let text = index();
        let rows = text.lines().filter(|line| line.starts_with("| [")).count();
        assert!(rows >= 16 && rows == rules().len(), "{rows}");
        assert!(text.contains("| [ALN001](ALN001-orphan.md) | `orphan` | warning | An objective"));
        let files: Vec<_> = rules().iter().map(|rule| page(rule)).collect();
        assert_eq!(files[0], "docs/rules/ALN001-orphan.md");
    }

    #[test]
    fn the_first_difference_is_named() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(
            difference("a\nb\n", "a\nc\n").unwrap(),
            "2: `b` should be `c`"
        );
        assert_eq!(
            difference("a\n", "a\nc\n").unwrap(),
            "2: the end should be `c`"
        );
        assert_eq!(
            difference("a", "a\n").unwrap(),
            "2: the end should be the end"
        );
    }
}
