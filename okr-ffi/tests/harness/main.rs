//! Builds the C library as its users do, compiles the C programs of `tests/c` against it in every
//! language that the header promises, runs them, and holds header, library and programs against
//! each other.
//!
//! What can be set from outside:
//!
//! - `CC`, `CXX`: the compilers (`cc`, `c++`); `OKR_CFLAGS`: more flags for compiling and linking,
//!   such as `-fsanitize=address,undefined`.
//! - `OKR_VALGRIND=1`: runs each program under valgrind.
//! - `OKR_LIB_DIR`: a folder with a `libokr` to test instead of one that is built here.

mod compiler;
mod guards;
mod library;
mod manual;
mod programs;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

/// Counts, and the folders that everything needs.
struct Lab {
    crate_dir: PathBuf,
    scratch: PathBuf,
    passed: u32,
    failed: u32,
}

impl Lab {
    fn new() -> Self {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("okr-c");
        let crate_dir = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        Self {
            crate_dir,
            scratch,
            passed: 0,
            failed: 0,
        }
    }

    /// The root of the project.
    fn root(&self) -> &Path {
        self.crate_dir
            .parent()
            .expect("the crate lies in a workspace")
    }

    fn include_dir(&self) -> PathBuf {
        self.root().join("include")
    }

    fn c_dir(&self) -> PathBuf {
        self.crate_dir.join("tests/c")
    }

    fn read(&self, path: impl AsRef<Path>) -> String {
        let path = self.crate_dir.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Counts a check and says what failed.
    fn check(&mut self, holds: bool, what: &str) {
        if holds {
            self.passed += 1;
        } else {
            self.failed += 1;
            println!("failed: {what}");
        }
    }
}

/// Runs a command that must start; prints it if it fails.
fn run(command: &mut Command) -> Output {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    if !output.status.success() {
        println!("{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    output
}

/// The value of an environment variable that is set and not empty.
fn setting(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn main() -> ExitCode {
    // Asked for its list of tests, as by editors: it has none that run alone.
    if env::args().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let mut lab = Lab::new();
    let plain = library::plain(&lab);
    let panicking = library::panicking(&lab);
    guards::constants(&mut lab);
    guards::functions(&mut lab, &plain);
    compiler::headers_alone(&mut lab);
    programs::all(&mut lab, &plain, &panicking);
    manual::readme(&mut lab, &plain);
    manual::example(&mut lab, &plain);
    manual::week(&mut lab, &plain);
    println!("c: {} passed, {} failed", lab.passed, lab.failed);
    ExitCode::from(u8::from(lab.failed > 0))
}
