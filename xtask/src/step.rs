//! A command's steps: each is announced, timed, and listed at the end.

use std::time::{Duration, Instant};

use crate::Result;

/// The steps of one command.
pub(crate) struct Steps {
    command: &'static str,
    started: Instant,
    done: Vec<(&'static str, Duration)>,
}

impl Steps {
    /// The steps of `cargo xtask COMMAND`.
    pub(crate) fn of(command: &'static str) -> Self {
        Self {
            command,
            started: Instant::now(),
            done: Vec::new(),
        }
    }

    /// Does a step; its error says which step it was.
    pub(crate) fn run<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        println!("\n==> {name}");
        let started = Instant::now();
        let result = work();
        let took = started.elapsed();
        match result {
            Ok(value) => {
                println!("<== {name}: {}", seconds(took));
                self.done.push((name, took));
                Ok(value)
            }
            Err(error) => {
                self.list();
                println!("  {:>8}  FAILED  {name}", seconds(took));
                Err(format!(
                    "step `{name}` of `cargo xtask {}` failed: {error}",
                    self.command
                ))
            }
        }
    }

    /// Lists what was done.
    pub(crate) fn finish(self) {
        self.list();
        println!(
            "xtask {}: passed ({} ok, 0 failed) in {}",
            self.command,
            self.done.len(),
            seconds(self.started.elapsed())
        );
    }

    fn list(&self) {
        println!("\nxtask {}:", self.command);
        for (name, took) in &self.done {
            println!("  {:>8}  ok      {name}", seconds(*took));
        }
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_its_step() {
        let mut steps = Steps::of("test");
        assert_eq!(steps.run("one", || Ok(1)), Ok(1));
        let failed: Result = steps.run("two", || Err("no".to_owned()));
        assert_eq!(
            failed.unwrap_err(),
            "step `two` of `cargo xtask test` failed: no"
        );
        assert_eq!(steps.done.len(), 1);
    }
}
