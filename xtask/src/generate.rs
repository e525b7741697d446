//! `cargo xtask gen`: builds and runs `bin/generate.rs`.

use crate::workspace::Workspace;
use crate::{Result, process};

/// Writes every generated file.
pub(crate) fn write(workspace: &Workspace) -> Result {
    generate(workspace, &[])
}

/// Fails if one of the files is not what would be written.
pub(crate) fn check(workspace: &Workspace) -> Result {
    generate(workspace, &["--check"])
}

fn generate(workspace: &Workspace, arguments: &[&str]) -> Result {
    let mut command = workspace.cargo(&["run", "--package", "xtask", "--features", "generate"]);
    command.args(["--bin", "generate", "--"]).args(arguments);
    process::run(&mut command)
}
