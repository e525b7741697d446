//! Times orders, line of sight and checks of large portfolios; `benches/README.md` says how.
//!
//! Results are checked before anything is timed; a wrong one ends the program with exit code 101.

mod counting;
mod document;
mod edits;
mod plain;
mod random;
mod rounds;
mod scale;
mod shapes;
mod timing;
mod titles;

use std::env;
use std::path::Path;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: counting::Counting = counting::Counting;

const HELP: &str = "\
usage: okr-bench COMMAND

  order SHAPE NODES EDGES FOLDER  write a graph's edges and its order to FOLDER, then time one round
                                  for each line of standard input (`order` or `loop`)
  sight [--quick]                 line of sight and measures, for more and more objectives
  check [--quick]                 all checks of a large document: time and memory
  titles [--quick]                all rules that read titles: statements a second
  edits [--quick]                 check-ins that each make a new version, in larger and larger portfolios
  shapes [--quick]                chains, stars and diamonds as documents, on a small stack
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["order", shape, nodes, edges, folder] => {
            let (Some(shape), Ok(nodes), Ok(edges)) =
                (shapes::named(shape), nodes.parse(), edges.parse())
            else {
                eprintln!(
                    "SHAPE is one of {}, perhaps with one of {}; sizes are whole numbers",
                    shapes::NAMES.join(", "),
                    shapes::NUMBERINGS.join(", ")
                );
                return ExitCode::from(2);
            };
            rounds::serve(&shape, nodes, edges, Path::new(folder));
        }
        ["sight"] => scale::sight(&[10_000, 100_000, 1_000_000], 11),
        ["sight", "--quick"] => scale::sight(&[1_000, 10_000], 3),
        ["check"] => scale::check(1_000_000, 7),
        ["check", "--quick"] => scale::check(10_000, 1),
        ["titles"] => titles::titles(50_000, 7),
        ["titles", "--quick"] => titles::titles(1_000, 1),
        ["edits"] => edits::edits(&[1_000, 10_000, 100_000, 1_000_000], 100_000, 5),
        ["edits", "--quick"] => edits::edits(&[1_000, 10_000], 1_000, 1),
        ["shapes"] => scale::shapes(&[10_000, 100_000, 1_000_000], 5),
        ["shapes", "--quick"] => scale::shapes(&[1_000, 10_000], 1),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
