//! Where things are, and how Cargo is called.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{Result, process};

/// Where a loader looks for shared libraries. Cargo adds its own folders for what it runs, and a
/// `libokr` in one of them would be taken before the one that a program was linked with.
const LOADER_PATHS: [&str; 2] = ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];

/// The workspace that this program belongs to.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever that has been put.
    pub(crate) target: PathBuf,
}

/// What one build made.
pub(crate) struct Artifacts {
    libraries: Vec<PathBuf>,
    programs: Vec<PathBuf>,
}

impl Workspace {
    /// Asks Cargo.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("xtask lies in no workspace")?
            .to_owned();
        let mut command = Command::new(cargo());
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let output = process::capture(command.current_dir(&root))?;
        let metadata: Value =
            serde_json::from_slice(&output).map_err(|error| format!("cargo metadata: {error}"))?;
        let target = metadata["target_directory"]
            .as_str()
            .ok_or("cargo metadata names no target folder")?;
        Ok(Self {
            target: PathBuf::from(target),
            root,
        })
    }

    /// A program to be run in the root of the workspace.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        for name in LOADER_PATHS {
            if let Some(paths) = env::var_os(name) {
                let others =
                    env::split_paths(&paths).filter(|path| !path.starts_with(&self.target));
                match env::join_paths(others) {
                    Ok(paths) if !paths.is_empty() => command.env(name, paths),
                    _ => command.env_remove(name),
                };
            }
        }
        command
    }

    /// Cargo with arguments.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(cargo());
        command.args(arguments);
        command
    }

    /// Builds with Cargo, and gives what came out.
    pub(crate) fn build(&self, arguments: &[&str]) -> Result<Artifacts> {
        println!("$ cargo build {}", arguments.join(" "));
        let mut command = self.cargo(&["build", "--message-format=json-render-diagnostics"]);
        let output = process::capture(command.args(arguments))?;
        let mut artifacts = Artifacts {
            libraries: Vec::new(),
            programs: Vec::new(),
        };
        for line in String::from_utf8_lossy(&output).lines() {
            let message: Value =
                serde_json::from_str(line).map_err(|error| format!("cargo build: {error}"))?;
            if message["reason"] != "compiler-artifact" {
                continue;
            }
            let files = message["filenames"].as_array().into_iter().flatten();
            let files = files.filter_map(Value::as_str).map(PathBuf::from);
            if let Some(program) = message["executable"].as_str() {
                artifacts.programs.push(PathBuf::from(program));
            } else {
                artifacts.libraries.extend(files);
            }
        }
        Ok(artifacts)
    }

    /// The text of a file of the workspace.
    pub(crate) fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).map_err(|error| format!("{path}: {error}"))
    }
}

impl Artifacts {
    /// The library with this file name.
    pub(crate) fn library(&self, name: &str) -> Result<&Path> {
        named(&self.libraries, name)
    }

    /// The program with this file name.
    pub(crate) fn program(&self, name: &str) -> Result<&Path> {
        named(&self.programs, name)
    }
}

fn named<'a>(files: &'a [PathBuf], name: &str) -> Result<&'a Path> {
    let found = files
        .iter()
        .find(|path| path.file_name() == Some(OsStr::new(name)));
    found
        .map(PathBuf::as_path)
        .ok_or_else(|| format!("cargo built no {name}"))
}

/// The Cargo that runs us.
fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"))
}
