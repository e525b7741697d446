//! The example programs: one per language, and all print the same bytes.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::python::Environment;
use crate::workspace::{Artifacts, Workspace};
use crate::{Result, process};

/// The portfolio that the programs score, and the day.
pub(crate) const PORTFOLIO: &str = "examples/company.json";
pub(crate) const AS_OF: &str = "2026-11-15";

/// A program that scores a portfolio.
pub(crate) struct Program {
    language: &'static str,
    command: Vec<OsString>,
}

/// The shared library as it is released.
pub(crate) fn released_library(workspace: &Workspace) -> Result<PathBuf> {
    library(&workspace.build(&["--release", "--package", "okr-ffi", "--lib"])?)
}

/// The shared library of a build.
pub(crate) fn library(built: &Artifacts) -> Result<PathBuf> {
    let name = format!("{}okr{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    built.library(&name).map(Path::to_owned)
}

/// `okr-core/examples/score.rs`, of a build.
pub(crate) fn rust(built: &Artifacts) -> Result<Program> {
    let name = format!("score{}", env::consts::EXE_SUFFIX);
    Ok(Program {
        language: "Rust",
        command: vec![built.program(&name)?.into()],
    })
}

/// `examples/python/score.py`, with the package as it is installed.
pub(crate) fn python(environment: &Environment<'_>) -> Program {
    Program {
        language: "Python",
        command: vec![
            environment.program("python").into(),
            "examples/python/score.py".into(),
        ],
    }
}

/// `examples/c/score.c`, compiled as its README says.
pub(crate) fn c(workspace: &Workspace, library: &Path) -> Result<Program> {
    let dir = workspace.target.join("xtask").join("examples");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let program = dir.join("score");
    let libraries = library.parent().ok_or("the library lies in no folder")?;
    let compiler = env::var("CC").unwrap_or_default();
    let mut compiler = compiler.split_whitespace();
    let mut command = workspace.command(compiler.next().unwrap_or("cc"));
    command.args(compiler);
    command.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-I", "include"]);
    command
        .args(["examples/c/score.c", "-lokr", "-L"])
        .arg(libraries);
    command.arg(format!("-Wl,-rpath,{}", libraries.display()));
    process::run(command.arg("-o").arg(&program))?;
    Ok(Program {
        language: "C",
        command: vec![program.into()],
    })
}

/// Runs the programs, and fails unless each prints the same bytes.
pub(crate) fn compare(workspace: &Workspace, programs: &[Program]) -> Result {
    println!("{PORTFOLIO} as of {AS_OF}:");
    let mut first: Option<(&str, Vec<u8>)> = None;
    for program in programs {
        let mut command = workspace.command(&program.command[0]);
        command.args(&program.command[1..]).args([PORTFOLIO, AS_OF]);
        let scorecard = process::capture(&mut command)?;
        println!(
            "  {:8}{:>8} bytes   crc32 {:08x}",
            program.language,
            scorecard.len(),
            crc32(&scorecard)
        );
        if scorecard.is_empty() {
            return Err(format!("the {} program prints nothing", program.language));
        }
        match &first {
            None => first = Some((program.language, scorecard)),
            Some((language, expected)) => {
                if let Some(difference) = difference(expected, &scorecard) {
                    return Err(format!(
                        "{language} and {} print other bytes: {difference}",
                        program.language
                    ));
                }
            }
        }
    }
    if programs.len() < 2 {
        return Err("there is nothing to compare".to_owned());
    }
    println!("The {} programs print the same bytes.", programs.len());
    Ok(())
}

/// Where two outputs differ first.
fn difference(expected: &[u8], found: &[u8]) -> Option<String> {
    if expected == found {
        return None;
    }
    let same = expected
        .iter()
        .zip(found)
        .take_while(|(a, b)| a == b)
        .count();
    let around = |bytes: &[u8]| {
        let part = &bytes[same.saturating_sub(20)..bytes.len().min(same + 40)];
        String::from_utf8_lossy(part).into_owned()
    };
    Some(format!(
        "at byte {same}, {:?} and {:?}",
        around(expected),
        around(found)
    ))
}

/// The CRC-32 of zlib, gzip and PNG.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc32_is_that_of_zlib() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn the_first_difference_is_shown() {
        assert_eq!(difference(b"same", b"same"), None);
        assert_eq!(
            difference(b"score 0.5", b"score 0.7\n").unwrap(),
            r#"at byte 8, "score 0.5" and "score 0.7\n""#
        );
        assert!(difference(b"a", b"").unwrap().starts_with("at byte 0"));
    }
}
