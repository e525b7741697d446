//! `cargo xtask check`: what can be said about the sources without running the tests.

use crate::python::{self, Environment};
use crate::step::Steps;
use crate::workspace::Workspace;
use crate::{Result, examples, generate, process, sources, symbols, test};

pub(crate) fn run(workspace: &Workspace) -> Result {
    let mut steps = Steps::of("check");
    // PyO3 asks a Python for its version: the one that the tests will use, not just any.
    let python = steps.run("Python is there", || {
        let python = python::find()?;
        println!("{}", python.display());
        Ok(python)
    })?;
    let cargo = |arguments: &[&str]| {
        let mut command = workspace.cargo(arguments);
        command.env("PYO3_PYTHON", &python);
        command.env("RUSTDOCFLAGS", "--deny=warnings");
        process::run(&mut command)
    };

    steps.run("formatting", || cargo(&["fmt", "--all", "--check"]))?;
    steps.run("sizes of files, and `unsafe` where it may be", || {
        sources::check(workspace)
    })?;
    steps.run("generated files", || generate::check(workspace))?;
    steps.run("the example company", || {
        let mut command = workspace.command(&python);
        process::run(command.args(["examples/make_company.py", "--check"]))
    })?;
    steps.run("lints", || {
        let lint = ["clippy", "--all-targets", "--all-features", "--workspace"];
        cargo(&[&lint[..], &["--", "--deny", "warnings"]].concat())
    })?;
    steps.run("lints of okr-core without features", || {
        let lint = ["clippy", "--all-targets", "--package", "okr-core"];
        cargo(&[&lint[..], &["--", "--deny", "warnings"]].concat())
    })?;
    steps.run("the benchmarks in Rust", || {
        let manifest = ["--manifest-path", "benches/rust/Cargo.toml"];
        cargo(&[&["fmt"], &manifest[..], &["--check"]].concat())?;
        let target = workspace.target.to_str();
        let target = target.ok_or("the target folder's path is not Unicode")?;
        let lint = [
            "clippy",
            "--all-targets",
            "--locked",
            "--target-dir",
            target,
        ];
        cargo(&[&lint[..], &manifest, &["--", "--deny", "warnings"]].concat())
    })?;
    steps.run("documentation", || {
        cargo(&["doc", "--no-deps", "--workspace", "--all-features"])
    })?;
    steps.run("exported symbols", || {
        let library = examples::released_library(workspace)?;
        symbols::check(workspace, &library)
    })?;
    steps.run("Python stubs", || {
        let environment = Environment::open(workspace, "venv")?;
        test::install(&environment)?;
        test::stubs(workspace, &environment)
    })?;
    steps.finish();
    Ok(())
}
