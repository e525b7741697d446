//! Imports run one way: nothing knows anything to its right. See ARCHITECTURE.md.

use std::{collections::BTreeSet, fs, path::Path};

/// The layers, from left to right; modules of one layer may use each other.
const LAYERS: &[&[&str]] = &[
    &["threads", "word_map", "values", "diagnostic", "error"],
    &["graph"],
    &["policy"],
    &["model"],
    &["time"],
    &["scoring"],
    &["alignment", "statement"],
    &["stats", "forecast"],
    &["lint"],
    &["wire"],
    &["editing"],
];

fn layer(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|layer| layer.contains(&module))
        .unwrap_or_else(|| panic!("module `{module}` stands in no layer"))
}

fn visit(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The modules that a file names right after `crate::`.
fn used(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            // A grouped import: the names at the first level.
            let mut depth = 0;
            let mut name = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.insert(std::mem::take(&mut name));
                    }
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            found.insert(name);
        } else {
            found.insert(rest.to_owned());
        }
    }
    (found.iter())
        .map(|name| {
            name.trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .filter(|name: &String| name.starts_with(|c: char| c.is_lowercase()))
        .collect()
}

#[test]
fn imports_run_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    visit(&root, &mut files);
    let mut imports = 0;
    for file in &files {
        let inside = file.strip_prefix(&root).unwrap();
        let module = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap();
        let module = module.trim_end_matches(".rs");
        if module == "lib" {
            continue;
        }
        let text = fs::read_to_string(file).unwrap();
        for target in used(&text) {
            imports += 1;
            assert!(
                layer(&target) <= layer(module),
                "{} may not use `{target}`: it stands to the right of `{module}`",
                inside.display()
            );
        }
    }
    assert!(files.len() >= 60, "only {} files were read", files.len());
    assert!(imports >= 100, "only {imports} imports were read");
}

#[test]
fn nothing_unsafe_and_no_clock_or_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    visit(&root, &mut files);
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        for word in [
            "std::fs",
            "std::env",
            "std::net",
            "SystemTime",
            "Instant::now",
            "Utc::now",
            "Local::now",
        ] {
            assert!(!text.contains(word), "{} names `{word}`", file.display());
        }
    }
    assert!(files.len() >= 60);
    let lib = fs::read_to_string(root.join("lib.rs")).unwrap();
    assert!(lib.contains("#![forbid(unsafe_code)]"));
}
