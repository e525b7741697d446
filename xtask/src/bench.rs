//! `cargo xtask bench`: the Python benchmarks, on a wheel as it is released.

use crate::python::{self, Environment};
use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

pub(crate) fn run(workspace: &Workspace, quick: bool) -> Result {
    let mut steps = Steps::of("bench");
    let environment = steps.run("virtual environment", || {
        let environment = Environment::open(workspace, "bench-venv")?;
        environment.install(&["--requirement", "benches/requirements.txt"])?;
        Ok(environment)
    })?;
    steps.run("Python package", || {
        // Built elsewhere, so that what builds it does not lie beside what is measured.
        let wheel = python::build_wheel(&Environment::open(workspace, "venv")?)?;
        environment.install_wheel(&wheel, "")
    })?;
    let program =
        |name: &str, arguments: &[&str]| process::run(environment.python(&[name]).args(arguments));
    let quickly: &[&str] = if quick { &["--quick"] } else { &[] };
    steps.run("loading: time", || {
        program("benches/python/load.py", quickly)
    })?;
    steps.run("loading: memory", || {
        program("benches/python/memory.py", quickly)
    })?;
    steps.run("importing", || {
        let quickly: &[&str] = if quick { &["--rounds", "3"] } else { &[] };
        program("benches/python/startup.py", quickly)
    })?;
    steps.finish();
    Ok(())
}
