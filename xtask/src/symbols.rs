//! What the shared library exports is what the header declares.

use std::collections::BTreeSet;
use std::path::Path;

use crate::workspace::Workspace;
use crate::{Result, header, process};

/// There were more when this was written; a header that declares nothing must not pass.
const AT_LEAST: usize = 100;

pub(crate) fn check(workspace: &Workspace, library: &Path) -> Result {
    if !cfg!(target_os = "linux") {
        println!("skipped: the symbols are read from ELF files, so on Linux");
        return Ok(());
    }
    let mut nm = workspace.command("nm");
    let output = process::capture(nm.args(["-D", "--defined-only"]).arg(library))?;
    let exported = exported(&String::from_utf8_lossy(&output));
    let declared = header::functions(&workspace.read("include/okr.h")?);
    compare(&declared, &exported)?;
    println!("{} functions, declared and exported", declared.len());
    Ok(())
}

fn compare(declared: &BTreeSet<String>, exported: &BTreeSet<String>) -> Result {
    if declared.len() < AT_LEAST {
        return Err(format!(
            "include/okr.h declares {} functions, there were {AT_LEAST}",
            declared.len()
        ));
    }
    let only = |these: &BTreeSet<String>, those| {
        let only: Vec<&str> = these.difference(those).map(String::as_str).collect();
        only.join(", ")
    };
    if declared == exported {
        return Ok(());
    }
    Err(format!(
        "include/okr.h and the library differ\n  only declared: {}\n  only exported: {}",
        only(declared, exported),
        only(exported, declared)
    ))
}

/// The names in what `nm` prints: address, kind, name.
fn exported(text: &str) -> BTreeSet<String> {
    let lines = text.lines().map(|line| line.split_whitespace().collect());
    let names = lines.filter_map(|fields: Vec<&str>| match fields[..] {
        [_, _, name] => Some(name.to_owned()),
        _ => None,
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nm_is_read() {
        let found =
            exported("0000000000012340 T okr_version\n0000000000012350 T okr_abi_version\n");
        assert_eq!(found.len(), 2);
        assert!(found.contains("okr_version"));
    }

    #[test]
    fn both_ways_are_compared() {
        let names = |count: usize| {
            (0..count)
                .map(|n| format!("okr_{n:03}"))
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(compare(&names(100), &names(100)), Ok(()));
        assert!(compare(&names(99), &names(99)).is_err());
        let missing = compare(&names(101), &names(100)).unwrap_err();
        assert!(missing.contains("only declared: okr_100\n"), "{missing}");
        let more = compare(&names(100), &names(101)).unwrap_err();
        assert!(more.contains("only exported: okr_100"), "{more}");
    }
}
