//! `cargo xtask valgrind`: the C programs, with each access to memory checked.

use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

pub(crate) fn run(workspace: &Workspace) -> Result {
    if !process::exists("valgrind") {
        return Err(
            "valgrind is not installed, so nothing was checked (Debian and Ubuntu: apt install valgrind)"
                .to_owned(),
        );
    }
    let mut steps = Steps::of("valgrind");
    steps.run("C and C++ under valgrind", || {
        let mut command = workspace.cargo(&["test", "--package", "okr-ffi"]);
        process::run(command.env("OKR_VALGRIND", "1"))
    })?;
    steps.finish();
    Ok(())
}
