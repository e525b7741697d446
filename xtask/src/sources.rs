//! Rules about source files that no other tool knows.

use std::path::Path;

use crate::workspace::Workspace;
use crate::{Result, process};

const MOST_LINES: usize = 700;
const LANGUAGES: [&str; 3] = ["rs", "py", "c"];
/// Folders whose crates talk to other languages, and the allocator that benchmarks count with.
const MAY_BE_UNSAFE: [&str; 3] = ["okr-ffi/", "okr-py/", "benches/rust/src/counting.rs"];
/// There were more when this was written; a search that finds nothing must not pass.
const AT_LEAST: usize = 100;

/// Files stay small, and `unsafe` stays in the crates that need it.
pub(crate) fn check(workspace: &Workspace) -> Result {
    let files = files(workspace)?;
    let mut read = 0;
    let mut findings = Vec::new();
    for path in &files {
        if path.starts_with("testdata/") || !has_language(path) {
            continue;
        }
        // Deleted, and not yet committed.
        if !workspace.root.join(path).exists() {
            continue;
        }
        let text = workspace.read(path)?;
        read += 1;
        let lines = text.lines().count();
        if lines > MOST_LINES && !is_generated(&text) {
            findings.push(format!(
                "{path} has {lines} lines, {MOST_LINES} are the most"
            ));
        }
        let may = MAY_BE_UNSAFE.iter().any(|folder| path.starts_with(folder));
        if Path::new(path).extension().is_some_and(|it| it == "rs") && !may {
            let lines = unsafe_lines(&text);
            findings.extend(
                lines.map(|line| format!("{path}:{line}: `unsafe` outside okr-ffi and okr-py")),
            );
        }
    }
    println!("{read} files read");
    if read < AT_LEAST {
        findings.push(format!(
            "{read} source files were found, there were {AT_LEAST}"
        ));
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(findings.join("\n  "))
    }
}

/// Every file that is or may become a part of the repository.
fn files(workspace: &Workspace) -> Result<Vec<String>> {
    let mut git = workspace.command("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let output = process::capture(&mut git)?;
    let text = String::from_utf8(output).map_err(|error| format!("git ls-files: {error}"))?;
    let names = text.split('\0').filter(|name| !name.is_empty());
    Ok(names.map(str::to_owned).collect())
}

fn has_language(path: &str) -> bool {
    let extension = Path::new(path).extension();
    extension.is_some_and(|extension| LANGUAGES.iter().any(|language| extension == *language))
}

/// Generated files say so at their top.
fn is_generated(text: &str) -> bool {
    text.lines()
        .take(5)
        .any(|line| line.contains("Generated from"))
}

/// The lines that hold the word `unsafe` as code: in no comment and in no text.
fn unsafe_lines(text: &str) -> impl Iterator<Item = usize> {
    let lines = text.lines().enumerate();
    lines.filter_map(|(index, line)| {
        let code = code_of(line);
        let mut words = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        words.any(|word| word == "unsafe").then_some(index + 1)
    })
}

/// A line without its comment and without what stands between quotation marks.
fn code_of(line: &str) -> String {
    let mut code = String::new();
    let mut quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if quoted => drop(characters.next()),
            '"' => quoted = !quoted,
            '/' if !quoted && characters.peek() == Some(&'/') => break,
            _ if !quoted => code.push(character),
            _ => {}
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_counts_where_it_is_code() {
        let lines = [
            "// unsafe",
            "let a = \"unsafe \\\" unsafe\";",
            "    unsafe { f() }",
            "#![forbid(unsafe_code)]",
            "pub unsafe fn g() {} // why",
        ];
        let text = &lines.join("\n");
        assert_eq!(unsafe_lines(text).collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn languages_and_marks_are_known() {
        assert!(has_language("okr-core/src/lib.rs"));
        assert!(!has_language("include/okr.h"));
        assert!(!has_language("py"));
        assert!(is_generated("/* Generated from okr-ffi. */\n"));
        assert!(!is_generated("\n\n\n\n\nGenerated from"));
    }
}
