//! `cargo xtask test`: every test of every language.

use crate::examples;
use crate::python::{self, Environment};
use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, process};

pub(crate) fn run(workspace: &Workspace) -> Result {
    let mut steps = Steps::of("test");
    let cargo = |arguments: &[&str]| process::run(&mut workspace.cargo(arguments));

    steps.run("okr-core without features compiles", || {
        cargo(&["check", "--package", "okr-core", "--no-default-features"])
    })?;
    // okr-py is an extension of Python, and is tested from there.
    steps.run(
        "Rust: units, properties, cases, doctests; C and C++",
        || {
            let crates = ["--package", "okr-core", "--package", "okr-ffi"];
            cargo(&[&["test"], &crates[..], &["--all-features"]].concat())
        },
    )?;
    // With the profile that the commands of xtask are built with, as most of it is there already.
    steps.run("xtask", || {
        cargo(&[
            "test",
            "--package",
            "xtask",
            "--all-features",
            "--profile",
            "dev",
        ])
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
        let library = examples::build_library(workspace)?;
        let programs = [
            // As the tests have built it: the same crates, since they decide on features together.
            examples::rust(
                workspace,
                &[
                    "--package",
                    "okr-ffi",
                    "--all-features",
                    "--profile",
                    "test",
                ],
            )?,
            examples::python(&environment),
            examples::c(workspace, &library)?,
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
