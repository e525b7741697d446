//! `cargo xtask test`: every test of every language.

use crate::examples;
use crate::python::{self, Environment};
use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

/// What Cargo tests. okr-py is an extension of Python, and is tested from there.
const CRATES: [&str; 4] = ["--package", "okr-core", "--package", "okr-ffi"];

pub(crate) fn run(workspace: &Workspace) -> Result {
    let mut steps = Steps::of("test");
    let cargo = |arguments: &[&str]| process::run(&mut workspace.cargo(arguments));

    steps.run("okr-core without features compiles", || {
        cargo(&["check", "--package", "okr-core", "--no-default-features"])
    })?;
    let tested = "Rust: units, properties, cases, doctests; C and C++";
    steps.run(tested, || {
        cargo(&[&["test"], &CRATES[..], &["--all-features"]].concat())
    })?;
    // With the profile that the commands of xtask are built with, as most of it is there already.
    steps.run("xtask", || {
        let options = ["--all-features", "--profile", "dev"];
        cargo(&[&["test", "--package", "xtask"], &options[..]].concat())
    })?;
    let environment = steps.run("virtual environment", || {
        Environment::open(workspace, "venv")
    })?;
    steps.run("Python package", || install(&environment))?;
    steps.run("Python: tests", || {
        let mut pytest = environment.python(&["-m", "pytest"]);
        process::run(pytest.current_dir(workspace.root.join("okr-py")))
    })?;
    steps.run("Python: types", || types(workspace, &environment))?;
    steps.run("Python: stubs", || stubs(workspace, &environment))?;
    steps.run("the example programs in Rust, Python and C", || {
        // As the tests have built it: the same crates, since they decide on features together.
        let options = ["--all-features", "--profile", "test", "--example", "score"];
        let built = workspace.build(&[&CRATES[..], &options].concat())?;
        let programs = [
            examples::rust(&built)?,
            examples::python(&environment),
            examples::c(workspace, &examples::released_library(workspace)?)?,
        ];
        examples::compare(workspace, &programs)
    })?;
    steps.finish();
    Ok(())
}

/// The package as it is released, with what its tests need.
pub(crate) fn install(environment: &Environment<'_>) -> Result {
    let wheel = python::build_wheel(environment)?;
    environment.install_wheel(&wheel, "[test]")
}

/// The package's own types, as mypy reads them where it is installed.
fn types(workspace: &Workspace, environment: &Environment<'_>) -> Result {
    let mut mypy = environment.python(&["-m", "mypy", "--strict", "--package", "okr"]);
    mypy.arg("--cache-dir").arg(workspace.target.join("mypy"));
    process::run(&mut mypy)
}

/// The stubs say what is there.
pub(crate) fn stubs(workspace: &Workspace, environment: &Environment<'_>) -> Result {
    let mut stubtest = environment.python(&["-m", "mypy.stubtest", "okr"]);
    stubtest.args(["--allowlist", "okr-py/tests/stubtest.txt"]);
    stubtest.env("MYPY_CACHE_DIR", workspace.target.join("mypy"));
    process::run(&mut stubtest)
}
