//! The library under test, built as a user would build it.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Lab, run, setting};

/// A folder with the shared and the static library.
pub(crate) struct Library {
    pub(crate) dir: PathBuf,
}

impl Library {
    pub(crate) fn shared(&self) -> PathBuf {
        self.dir.join(format!("{DLL_PREFIX}okr{DLL_SUFFIX}"))
    }

    pub(crate) fn archive(&self) -> PathBuf {
        self.dir.join("libokr.a")
    }
}

/// The library as it is released, or the one of `OKR_LIB_DIR`.
pub(crate) fn plain(lab: &Lab) -> Library {
    match setting("OKR_LIB_DIR") {
        Some(dir) => Library {
            // Programs look for it from wherever they are run.
            dir: fs::canonicalize(&dir).unwrap_or_else(|error| panic!("{dir}: {error}")),
        },
        None => build(lab, "plain", &[]),
    }
}

/// The library with the functions that panic on demand.
pub(crate) fn panicking(lab: &Lab) -> Library {
    build(lab, "panicking", &["--features", "test-panic"])
}

/// Builds in a target folder of our own, where no other build waits for us or writes between.
fn build(lab: &Lab, name: &str, arguments: &[&str]) -> Library {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from(env!("CARGO")));
    let target = lab.scratch.join("cargo");
    let output = run(Command::new(cargo)
        .current_dir(&lab.crate_dir)
        // The profile of tests: like that of development, with enough optimisation for thousands of cases.
        .args([
            "build",
            "--profile",
            "test",
            "--package",
            "okr-ffi",
            "--lib",
            "--target-dir",
        ])
        .arg(&target)
        .args(arguments));
    assert!(output.status.success(), "the library does not build");
    let built = match setting("CARGO_BUILD_TARGET") {
        Some(triple) => target.join(triple).join("debug"),
        None => target.join("debug"),
    };
    // The next build will overwrite them.
    let library = Library {
        dir: lab.scratch.join(name),
    };
    fs::create_dir_all(&library.dir).expect("the scratch folder can be written");
    for file in [library.shared(), library.archive()] {
        copy(&built.join(file.file_name().expect("it has a name")), &file);
    }
    library
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
}
