//! `cargo xtask demo`: from a fresh clone to a scorecard in three languages.

use crate::examples::{self, AS_OF, PORTFOLIO};
use crate::python::{self, Environment};
use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

pub(crate) fn run(workspace: &Workspace) -> Result {
    let mut steps = Steps::of("demo");
    let environment = steps.run("virtual environment", || {
        Environment::open(workspace, "venv")
    })?;
    steps.run("Python package", || {
        let wheel = python::build_wheel(&environment)?;
        environment.install_wheel(&wheel, "")
    })?;
    let programs = steps.run("C library and the example programs", || {
        let library = examples::build_library(workspace)?;
        Ok([
            examples::rust(workspace, &[])?,
            examples::python(&environment),
            examples::c(workspace, &library)?,
        ])
    })?;
    steps.run("the scorecard, from the command line", || {
        process::run(&mut environment.command("okr", &["score", PORTFOLIO, "--as-of", AS_OF]))
    })?;
    steps.run(
        "the same scorecard as JSON, from Rust, Python and C",
        || examples::compare(workspace, &programs),
    )?;
    steps.finish();
    Ok(())
}
