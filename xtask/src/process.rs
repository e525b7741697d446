//! Running other programs.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::Result;

/// Runs a program and lets it print; it must succeed.
pub(crate) fn run(command: &mut Command) -> Result {
    println!("$ {}", line(command));
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` ended with {status}", line(command)))
    }
}

/// Runs a program that must succeed, and gives what it wrote to standard output.
pub(crate) fn capture(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let said = String::from_utf8_lossy(&output.stdout);
        Err(format!(
            "`{}` ended with {}\n{said}",
            line(command),
            output.status
        ))
    }
}

/// Whether a program can be started at all.
pub(crate) fn exists(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` cannot be started: {error}", line(command))
}

/// A command as one would type it, with paths from the folder that it runs in.
fn line(command: &Command) -> String {
    let dir = command.get_current_dir();
    let program = Path::new(command.get_program());
    let program = match program.file_name() {
        // Wherever the system keeps it.
        Some(name) if dir.is_none_or(|dir| !program.starts_with(dir)) => name,
        _ => program.as_os_str(),
    };
    let words = std::iter::once(program).chain(command.get_args());
    let words = words.map(|word| shown(&word.to_string_lossy(), dir));
    words.collect::<Vec<_>>().join(" ")
}

fn shown(word: &str, dir: Option<&Path>) -> String {
    let prefix = dir.map(|dir| format!("{}/", dir.display()));
    let word = prefix.map_or_else(|| word.to_owned(), |prefix| word.replace(&prefix, ""));
    if word.contains([' ', '<', '>', '*', '$', '[', '"']) {
        format!("'{word}'")
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/home/me/okr/target/venv/bin/python");
        command
            .args(["-m", "pip", "install", "maturin>=1"])
            .current_dir("/home/me/okr");
        assert_eq!(
            line(&command),
            "target/venv/bin/python -m pip install 'maturin>=1'"
        );
        let mut command = Command::new("/usr/lib/rust/bin/cargo");
        command.arg("test").current_dir("/home/me/okr");
        assert_eq!(line(&command), "cargo test");
    }

    #[test]
    fn what_fails_is_named() {
        let error = run(&mut Command::new("no-such-program")).unwrap_err();
        assert!(
            error.starts_with("`no-such-program` cannot be started"),
            "{error}"
        );
    }
}
