//! Python: which one, virtual environments, and the wheel.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::workspace::Workspace;
use crate::{Result, process};

/// What builds the wheel; `build-system` in okr-py/pyproject.toml says the same.
const MATURIN: &str = "maturin>=1.9.4,<2";

/// Where it is looked for if `PYTHON` does not name one.
const CANDIDATES: [&str; 4] = ["python3.13", "python3.12", "python3.11", "python3"];

/// Prints version, whether environments can be made, and the interpreter's real path.
const PROBE: &str = "\
import sys, importlib.util as u
print(*sys.version_info[:2], all(map(u.find_spec, ('venv', 'ensurepip'))), sys.executable)";

/// What is found out about an interpreter.
#[derive(Debug, PartialEq)]
struct Interpreter {
    version: (u32, u32),
    makes_environments: bool,
    path: PathBuf,
}

/// A virtual environment.
pub(crate) struct Environment<'a> {
    workspace: &'a Workspace,
    dir: PathBuf,
}

/// The Python to make environments with.
pub(crate) fn find() -> Result<PathBuf> {
    if let Some(name) = env::var("PYTHON").ok().filter(|name| !name.is_empty()) {
        let found =
            probe(&name).ok_or_else(|| format!("PYTHON names `{name}`, which does not run"))?;
        return usable(found);
    }
    let found: Vec<Interpreter> = CANDIDATES.into_iter().filter_map(probe).collect();
    choose(found)
}

/// The first that will do, or why none does.
fn choose(found: Vec<Interpreter>) -> Result<PathBuf> {
    let mut reason = None;
    for interpreter in found {
        match usable(interpreter) {
            Ok(path) => return Ok(path),
            Err(error) => reason = reason.or(Some(error)),
        }
    }
    let reason = reason.unwrap_or_else(|| format!("none of {} runs", CANDIDATES.join(", ")));
    Err(format!(
        "no Python 3.11 or later that can make virtual environments: {reason}"
    ))
}

fn usable(found: Interpreter) -> Result<PathBuf> {
    let path = found.path.display();
    let (major, minor) = found.version;
    if found.version < (3, 11) {
        return Err(format!(
            "{path} is Python {major}.{minor}, but 3.11 or later is needed; set PYTHON to one"
        ));
    }
    if !found.makes_environments {
        return Err(format!(
            "{path} has no `venv` or no `ensurepip`; on Debian and Ubuntu they come with \
             `apt install python{major}.{minor}-venv`; or set PYTHON to another Python"
        ));
    }
    Ok(found.path)
}

/// Whether an environment, by its pyvenv.cfg, was made with this Python.
fn made_with(config: &str, python: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let value = |line: &str| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == "executable").then(|| PathBuf::from(value.trim()))
    };
    let executable = config.lines().find_map(value);
    executable.is_some_and(|path| real(&path) == real(python))
}

fn probe(name: &str) -> Option<Interpreter> {
    let mut command = Command::new(name);
    command.args(["-c", PROBE]).stderr(Stdio::null());
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    parse(text.trim_end()).filter(|_| output.status.success())
}

fn parse(text: &str) -> Option<Interpreter> {
    let mut words = text.splitn(4, ' ');
    Some(Interpreter {
        version: (words.next()?.parse().ok()?, words.next()?.parse().ok()?),
        makes_environments: words.next()? == "True",
        path: PathBuf::from(words.next()?),
    })
}

impl<'a> Environment<'a> {
    /// The environment of this name under the target folder; made if it is not there.
    pub(crate) fn open(workspace: &'a Workspace, name: &str) -> Result<Self> {
        let environment = Self {
            workspace,
            dir: workspace.target.join(name),
        };
        let python = find()?;
        // One that was left half made, or whose Python is gone, does not get this far.
        let works = probe(&environment.program("python").to_string_lossy()).is_some();
        let config = fs::read_to_string(environment.dir.join("pyvenv.cfg")).unwrap_or_default();
        if !works || !environment.program("pip").exists() || !made_with(&config, &python) {
            let mut command = workspace.command(python);
            command
                .args(["-m", "venv", "--clear"])
                .arg(&environment.dir);
            process::run(&mut command)?;
        }
        Ok(environment)
    }

    /// A program of the environment, which need not exist.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.dir.join(folder).join(name)
    }

    /// A program of the environment with arguments, to be run in the root of the workspace.
    pub(crate) fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = self.workspace.command(self.program(program));
        command.args(arguments);
        // What belongs to another Python.
        for name in ["PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "CONDA_PREFIX"] {
            command.env_remove(name);
        }
        // Output in the order in which it is made, also into a file.
        command.env("PYTHONUNBUFFERED", "1");
        command
    }

    /// Python with arguments.
    pub(crate) fn python(&self, arguments: &[&str]) -> Command {
        self.command("python", arguments)
    }

    /// Installs what is not there yet.
    pub(crate) fn install(&self, arguments: &[&str]) -> Result {
        let quietly = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ];
        process::run(self.python(&quietly).args(arguments))
    }

    /// Builds the wheel as it is released, and installs it with these extras (`[test]`, or none).
    pub(crate) fn install_wheel(&self, wheel: &Path, extras: &str) -> Result {
        let path = wheel.to_str().ok_or("the wheel's path is not Unicode")?;
        // The version stays the same while the code changes.
        self.install(&["--force-reinstall", "--no-deps", path])?;
        if extras.is_empty() {
            return Ok(());
        }
        self.install(&[&format!("{path}{extras}")])
    }
}

/// Builds the wheel as it is released.
pub(crate) fn build_wheel(environment: &Environment<'_>) -> Result<PathBuf> {
    let workspace = environment.workspace;
    environment.install(&[MATURIN])?;
    let dir = workspace.target.join("xtask").join("wheel");
    if dir.exists() {
        fs::remove_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    }
    let mut command = environment.command("maturin", &["build", "--release"]);
    command.args(["--manifest-path", "okr-py/Cargo.toml"]);
    command
        .arg("--interpreter")
        .arg(environment.program("python"));
    process::run(command.arg("--out").arg(&dir))?;
    let files = fs::read_dir(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let mut files = files.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| "maturin made no wheel".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpreter_says_what_it_is() {
        let found = parse("3 12 True /opt/my python/bin/python3.12").unwrap();
        assert_eq!(found.version, (3, 12));
        assert_eq!(usable(found), Ok("/opt/my python/bin/python3.12".into()));
        assert_eq!(parse(""), None);
        assert_eq!(parse("Python 3.12"), None);
    }

    #[test]
    fn the_first_usable_interpreter_is_taken() {
        let found = ["3 12 False /a", "3 9 True /b", "3 13 True /c"];
        let found = found.into_iter().filter_map(parse).collect();
        assert_eq!(choose(found), Ok("/c".into()));
    }

    #[test]
    fn an_environment_knows_its_python() {
        let config = "home = /opt/bin\nversion = 3.12.1\nexecutable = /opt/bin/python3.12\n";
        assert!(made_with(config, Path::new("/opt/bin/python3.12")));
        assert!(!made_with(config, Path::new("/opt/bin/python3.13")));
        assert!(!made_with("", Path::new("/opt/bin/python3.12")));
    }

    #[test]
    fn what_is_missing_is_said() {
        let missing = |found: &[&str]| {
            choose(found.iter().filter_map(|text| parse(text)).collect()).unwrap_err()
        };
        assert!(missing(&["3 11 False /a"]).contains("apt install python3.11-venv"));
        assert!(missing(&["3 9 True /a"]).contains("/a is Python 3.9, but 3.11 or later"));
        assert!(missing(&[]).contains("python3.11, python3 runs"));
    }
}
