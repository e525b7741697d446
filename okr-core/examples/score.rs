//! Prints the scorecard of a portfolio: `cargo run --example score -- FILE YYYY-MM-DD`.

use std::{env, error::Error, fs, process::ExitCode};

use okr_core::{Date, Portfolio, ScoreOptions};

fn main() -> ExitCode {
    match run() {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("usage: score FILE YYYY-MM-DD")?;
    let as_of: Date = arguments
        .next()
        .ok_or("usage: score FILE YYYY-MM-DD")?
        .parse()?;
    let portfolio = Portfolio::from_json_slice(&fs::read(file)?)?;
    Ok(portfolio.score(&ScoreOptions::new(as_of)).to_json())
}
