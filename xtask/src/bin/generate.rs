//! Writes the files that are made from the code and committed; with `--check`, compares them.
//!
//! `cargo xtask gen` runs this. It is a program of its own because what it is made with takes much
//! longer to build than all the rest of xtask, which most commands should not wait for.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use okr_core::Code;

/// A result whose error is a text for the person at the terminal.
type Result<T = ()> = std::result::Result<T, String>;

/// A file and what it should hold.
struct Generated {
    path: &'static str,
    text: String,
}

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
        let path = root.join(file.path);
        let same = fs::read_to_string(&path).is_ok_and(|text| text == file.text);
        if !same {
            let folder = path.parent().ok_or("a file lies in no folder")?;
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, &file.text))
                .map_err(|error| format!("{}: {error}", file.path))?;
        }
        println!("{} {}", if same { "same   " } else { "written" }, file.path);
    }
    Ok(())
}

/// Fails if one of the files is not what would be written.
fn check(root: &Path) -> Result {
    let mut findings = Vec::new();
    for file in all(root)? {
        let finding = match fs::read_to_string(root.join(file.path)) {
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
    if findings.is_empty() {
        return Ok(());
    }
    findings.push("run `cargo xtask gen`".to_owned());
    Err(findings.join("\n  "))
}

fn all(root: &Path) -> Result<Vec<Generated>> {
    Ok(vec![
        Generated {
            path: "include/okr.h",
            text: header(root)?,
        },
        Generated {
            path: "schema/portfolio.schema.json",
            text: okr_core::portfolio_schema(),
        },
        Generated {
            path: "schema/scorecard.schema.json",
            text: okr_core::scorecard_schema(),
        },
        Generated {
            path: "docs/errors.md",
            text: codes(),
        },
    ])
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
