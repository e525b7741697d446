//! `cargo xtask bench`: loading from Python, on a wheel as it is released; orders and checks from Rust.

use std::env::consts::EXE_SUFFIX;

use crate::python::{self, Environment};
use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

/// A workspace of its own.
const RUST: &str = "benches/rust/Cargo.toml";

pub(crate) fn run(workspace: &Workspace, quick: bool) -> Result {
    let mut steps = Steps::of("bench");
    let target = (workspace.target.to_str()).ok_or("the target folder's path is not Unicode")?;
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
    let rust = steps.run("benchmarks in Rust", || {
        let crate_ = ["--manifest-path", RUST];
        let build = [&["--release", "--locked", "--target-dir"], &[target][..]].concat();
        workspace.build(&[&crate_[..], &build].concat())
    })?;
    let rust = rust.program(&format!("okr-bench{EXE_SUFFIX}"))?;
    steps.run("alignment: order", || {
        let path = rust.to_str().ok_or("the program's path is not Unicode")?;
        let arguments = [&[path], quickly].concat();
        program("benches/python/alignment.py", &arguments)
    })?;
    for (step, name) in [
        ("alignment: line of sight", "sight"),
        ("checks", "check"),
        ("titles", "titles"),
        ("edits", "edits"),
        ("chains, stars and diamonds", "shapes"),
        ("statistics", "statistics"),
        ("forecasts", "forecasts"),
    ] {
        steps.run(step, || {
            process::run(workspace.command(rust).arg(name).args(quickly))
        })?;
    }
    steps.finish();
    Ok(())
}
