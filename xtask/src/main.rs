//! What developers and CI run: `cargo xtask help` lists it.
//!
//! A command is a list of steps ([`step`]); a step runs programs ([`process`]) in the workspace
//! ([`workspace`]) or looks at its files. A step that fails ends the command with exit code 1 and
//! an error that names it.

mod bench;
mod check;
mod demo;
mod examples;
mod fuzz;
mod generate;
mod header;
mod process;
mod python;
mod sources;
mod step;
mod symbols;
mod test;
mod valgrind;
mod workspace;

use std::env;
use std::process::ExitCode;

use workspace::Workspace;

/// A result whose error is a text for the person at the terminal.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
usage: cargo xtask COMMAND

  demo              build all there is, show a scorecard, and hold Rust, Python and C to equal bytes
  test              all tests of all three languages, documentation and examples included
  check             formatting, lints, documentation, generated files, exported symbols, stubs, sources
  gen [--check]     write what is generated: header, JSON Schemas, codes, pages of rules (or compare it)
  bench [--quick]   loading, orders and checks, beside other libraries (--quick: only see that it runs)
  valgrind          the C tests under valgrind
  fuzz [TARGET [SECONDS]]
                    texts that nobody has thought of, 60 seconds for each target (needs cargo-fuzz)
  help              this text

Needed: Rust, Python 3.11 or later with venv and pip, a C and C++ compiler with nm.
PYTHON, CC and CXX name others than the first that are found. Everything is written under target/.
CI runs .ci/run: check, then test.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let command: Box<dyn Fn(&Workspace) -> Result> = match arguments[..] {
        ["demo"] => Box::new(demo::run),
        ["test"] => Box::new(test::run),
        ["check"] => Box::new(check::run),
        ["gen"] => Box::new(generate::write),
        ["gen", "--check"] => Box::new(generate::check),
        ["bench"] => Box::new(|workspace| bench::run(workspace, false)),
        ["bench", "--quick"] => Box::new(|workspace| bench::run(workspace, true)),
        ["valgrind"] => Box::new(valgrind::run),
        ["fuzz"] => Box::new(|workspace| fuzz::run(workspace, None, "60")),
        ["fuzz", target] => Box::new(move |workspace| fuzz::run(workspace, Some(target), "60")),
        ["fuzz", target, seconds] => {
            Box::new(move |workspace| fuzz::run(workspace, Some(target), seconds))
        }
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match Workspace::find().and_then(|workspace| command(&workspace)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
