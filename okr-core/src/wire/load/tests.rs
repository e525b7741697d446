//! One thread or several: the same portfolio, the same scores, the same problems.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use super::LoadOptions;
use crate::{
    error::Error,
    lint::CheckOptions,
    model::Portfolio,
    policy::Policy,
    scoring::ScoreOptions,
    threads::Threads,
    values::{Basis, Date},
};

const THREADS: [usize; 3] = [2, 3, 7];

fn load(bytes: &[u8], threads: Threads) -> Result<Portfolio, Error> {
    Portfolio::from_json_slice_with(bytes, &LoadOptions { threads })
}

/// What a portfolio says: itself, its scores, its findings.
fn said(portfolio: &Portfolio, threads: Threads, policies: &[&str]) -> Vec<String> {
    let as_of: Date = "2026-11-15".parse().unwrap();
    let mut said = vec![
        portfolio.to_json(),
        portfolio.check(&CheckOptions::new(as_of)).to_json(),
    ];
    for policy in policies {
        let options = ScoreOptions::new(as_of)
            .with_policy(Policy::named(policy).unwrap())
            .on(threads);
        said.push(portfolio.score(&options).to_json());
        let original = options.with_basis(Basis::Original);
        said.push(portfolio.score(&original).to_json());
    }
    said
}

/// Holds several threads against one: in how many pieces they read a sound document, or how many
/// problems a faulty one has.
fn agree(bytes: &[u8], policies: &[&str]) -> Result<usize, usize> {
    let one = load(bytes, Threads::ONE);
    let mut most = 1;
    for count in THREADS {
        let threads = Threads::finely(count);
        match (&one, &load(bytes, threads)) {
            (Ok(one), Ok(several)) => {
                let (one, other) = (
                    said(one, Threads::ONE, policies),
                    said(several, threads, policies),
                );
                assert_eq!(one, other, "{count} threads");
                most = most.max(several.store().arena.stretches());
            }
            (Err(one), Err(several)) => {
                assert_eq!(one.problems(), several.problems(), "{count} threads");
            }
            (one, several) => panic!("one thread: {one:?}; {count}: {several:?}"),
        }
    }
    one.map(|_| most).map_err(|error| error.problems().len())
}

fn company() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join("../examples/company.json")).unwrap()
}

#[test]
fn the_example_says_the_same() {
    let text = company();
    assert_eq!(agree(text.as_bytes(), Policy::NAMES), Ok(7));
    let compact = serde_json::from_str::<Value>(&text).unwrap().to_string();
    assert!(agree(compact.as_bytes(), &["default"]).unwrap() > 1);
    let yaml_like = text.replace('\n', "\r\n\t ");
    assert!(agree(yaml_like.as_bytes(), &["default"]).unwrap() > 1);
}

fn json_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            json_files(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
}

/// Every document that stands somewhere in a value, as text.
fn documents(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if members.contains_key("okr") && members.contains_key("objectives") {
                found.push(value.to_string());
            }
            members.values().for_each(|it| documents(it, found));
        }
        Value::Array(entries) => entries.iter().for_each(|it| documents(it, found)),
        Value::String(text) if text.contains("\"objectives\"") => found.push(text.clone()),
        _ => {}
    }
}

#[test]
fn all_cases_say_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata");
    let mut files = Vec::new();
    json_files(&root, &mut files);
    let (mut cut, mut whole, mut faulty) = (0, 0, 0);
    for file in files {
        let value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let mut found = Vec::new();
        documents(&value, &mut found);
        for document in found {
            match agree(document.as_bytes(), &["default"]) {
                Ok(1) => whole += 1,
                Ok(_) => cut += 1,
                Err(_) => faulty += 1,
            }
        }
    }
    assert!(cut >= 500, "only {cut} cases were cut");
    assert!(whole >= 100, "only {whole} cases were not");
    assert!(faulty >= 150, "only {faulty} cases were faulty");
}

/// Where in a document something may be changed.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, it) in members {
                places(it, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(entries) => {
            for (index, it) in entries.iter().enumerate() {
                places(it, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// A document with a few objectives of the example, and with a few faults, or none.
fn changed(keep: &[Index], faults: &[(Index, u8)]) -> Value {
    let mut document: Value = serde_json::from_str(&company()).unwrap();
    let objectives = document["objectives"].as_array_mut().unwrap();
    let kept = keep
        .iter()
        .map(|index| index.get(objectives).clone())
        .collect();
    *objectives = kept;
    // What they name often stands in none of these: without it there are sound ones among them.
    for objective in objectives.iter_mut() {
        let objective = objective.as_object_mut().unwrap();
        for member in [
            "aligned_to",
            "depends_on",
            "carried_from",
            "dropped",
            "initiatives",
        ] {
            if faults.is_empty() {
                objective.remove(member);
            }
        }
    }
    for (place, fault) in faults {
        let mut found = Vec::new();
        places(&document, "", &mut found);
        let place = document
            .pointer_mut(&found[place.index(found.len())])
            .unwrap();
        *place = match fault {
            0 => json!(null),
            1 => json!(-1.5),
            2 => json!("2026-11-31"),
            3 => json!([place.clone(), place.clone()]),
            4 => json!({"id": place.clone(), "x": 1, "custom": {"id": "é"}}),
            _ => json!("o"),
        };
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn documents_with_faults_say_the_same(
        keep in prop::collection::vec(any::<Index>(), 0..12),
        faults in prop::collection::vec((any::<Index>(), 0_u8..6), 0..4),
        pretty in any::<bool>(),
    ) {
        let document = changed(&keep, &faults);
        let text = if pretty { format!("{document:#}") } else { document.to_string() };
        let _ = agree(text.as_bytes(), &["default"]);
    }

    #[test]
    fn what_is_cut_off_says_the_same(end in any::<Index>()) {
        let text = company().into_bytes();
        prop_assert_eq!(agree(&text[..end.index(text.len() - 1)], &[]), Err(1));
    }

    #[test]
    fn flipped_bytes_say_the_same(flips in prop::collection::vec((any::<Index>(), 1_u8..), 1..4)) {
        let mut text = company().into_bytes();
        for (at, flip) in flips {
            let at = at.index(text.len());
            text[at] ^= flip;
        }
        let _ = agree(&text, &[]);
    }
}

#[test]
fn what_looks_like_an_objective_is_none() {
    // The middle of the text lies in a `custom` that holds what could be objectives.
    let objective = |id: &str, custom: &str| {
        format!(
            r#"{{"id":"{id}","title":"T","owner":"u","cycle":"q","commitment":"committed","key_results":[],"custom":{custom}}}"#
        )
    };
    let many: Vec<_> = (0..50)
        .map(|at| objective(&format!("c{at}"), "null"))
        .collect();
    let custom = format!(r#"{{"l":[{}]}}"#, many.join(","));
    let text = |first: &str, second: &str, tail: &str| {
        format!(
            r#"{{"okr":"1","organization":{{"name":"N"}},"units":[{{"id":"u","name":"U","level":"team"}}],
            "cycles":[{{"id":"q","start":"2026-10-01","end":"2026-12-31"}}],
            "objectives":[{first} , {second}]{tail}}}"#
        )
    };
    let (first, second) = (objective("a", &custom), objective("b", "null"));
    assert_eq!(
        agree(text(&first, &second, "").as_bytes(), &["default"]),
        Ok(1)
    );
    let behind = format!(r#","custom":{custom}"#);
    let sound = text(&second, &objective("c", "{}"), &behind);
    assert_eq!(agree(sound.as_bytes(), &["default"]), Ok(1));
    // The same identifier in two pieces, an objective that names one of another piece.
    let both = many.join(",");
    assert_eq!(agree(text(&both, &both, "").as_bytes(), &[]), Err(50));
    let named = many[3].replace(r#""custom":null"#, r#""aligned_to":[{"objective":"c40"}]"#);
    let named = named.replace("c3", "d");
    let pieces = agree(text(&both, &named, "").as_bytes(), &["default"]).unwrap();
    assert!(pieces > 1);
}
