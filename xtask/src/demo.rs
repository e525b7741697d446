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
        // One build for both, without the optimisation that a release takes its time for; in a
        // folder of its own, as Cargo lets tests see each library that lies in the usual one.
        let dir = workspace.target.join("xtask").join("demo");
        let dir = dir
            .to_str()
            .ok_or("the target folder's path is not Unicode")?;
        let crates = ["--package", "okr-core", "--package", "okr-ffi"];
        let what = ["--lib", "--example", "score", "--target-dir", dir];
        let built = workspace.build(&[&crates[..], &what].concat())?;
        Ok([
            examples::rust(&built)?,
            examples::python(&environment),
            examples::c(workspace, &examples::library(&built)?)?,
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
