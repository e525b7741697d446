//! The programs of the README and of `examples/c`: what users copy is compiled and run.

use std::fs;
use std::path::Path;

use crate::compiler::{self, Language, Linkage};
use crate::library::Library;
use crate::programs::command;
use crate::{Lab, run};

/// A program in the README and the output that the README shows for it.
struct Snippet {
    language: Language,
    code: String,
    shown: String,
}

/// Each program of the README compiles and prints what the README says.
pub(crate) fn readme(lab: &mut Lab, library: &Library) {
    let snippets = snippets(&lab.read("README.md"));
    lab.check(snippets.len() >= 3, "the README has programs in C and C++");
    let dir = lab.scratch.join("readme");
    fs::create_dir_all(&dir).expect("the scratch folder can be written");
    for (index, snippet) in snippets.iter().enumerate() {
        let source = dir.join(format!("readme{index}.c"));
        fs::write(&source, &snippet.code).expect("the scratch folder can be written");
        let Some(program) = compiler::build(
            lab,
            snippet.language,
            Linkage::Shared,
            library,
            &[source],
            &[],
        ) else {
            continue;
        };
        let output = run(&mut command(&program));
        let printed = String::from_utf8_lossy(&output.stdout);
        lab.check(
            output.status.success(),
            &format!("program {index} of the README ends well"),
        );
        let same = printed.trim_end() == snippet.shown.trim_end();
        lab.check(
            same,
            &format!("program {index} of the README prints what it says, not\n{printed}"),
        );
    }
}

/// The blocks that hold a whole program, each with the `text` block that follows it.
fn snippets(readme: &str) -> Vec<Snippet> {
    let mut found: Vec<Snippet> = Vec::new();
    // Odd parts lie between fences.
    for block in readme.split("\n```").skip(1).step_by(2) {
        let (language, code) = block.split_once('\n').unwrap_or((block, ""));
        let whole = code.contains("int main");
        match (language, found.last_mut()) {
            ("c", _) if whole => found.push(Snippet::new(Language::C99, code)),
            ("cpp", _) if whole => found.push(Snippet::new(Language::Cpp17, code)),
            ("text", Some(last)) if last.shown.is_empty() => code.clone_into(&mut last.shown),
            _ => {}
        }
    }
    found
}

impl Snippet {
    fn new(language: Language, code: &str) -> Self {
        Self {
            language,
            code: code.to_owned(),
            shown: String::new(),
        }
    }
}

const GOOD: &str = r#"{"okr":"1","organization":{"name":"Acme"},
"units":[{"id":"acme","name":"Acme","level":"company"}],
"cycles":[{"id":"q4","start":"2026-10-01","end":"2026-12-31"}],
"objectives":[{"id":"o","title":"Ship it","owner":"acme","cycle":"q4","commitment":"aspirational",
"key_results":[{"id":"k","title":"Ship ten","measure":{"kind":"increase","baseline":0,"target":10},
"check_ins":[{"on":"2026-11-01","value":4}]}]}]}"#;

/// `examples/c/week.c` records check-ins, all of them or none.
pub(crate) fn week(lab: &mut Lab, library: &Library) {
    let source = lab.root().join("examples/c/week.c");
    let file = lab.scratch.join("acme.json");
    fs::write(&file, GOOD).expect("the scratch folder can be written");
    for language in Language::ALL {
        let Some(week) = compiler::build(
            lab,
            language,
            Linkage::Shared,
            library,
            std::slice::from_ref(&source),
            &[],
        ) else {
            return;
        };
        let lines = lab.scratch.join("week.tsv");
        let mut expect = |check_ins: &str, code: i32, out: &str, err: &str| {
            fs::write(&lines, check_ins).expect("the scratch folder can be written");
            let output = command(&week)
                .args([&file, &lines])
                .args(["2026-11-06", "ada"])
                .output()
                .expect("it starts");
            let printed = String::from_utf8_lossy(&output.stdout);
            let said = String::from_utf8_lossy(&output.stderr);
            let holds =
                output.status.code() == Some(code) && printed.contains(out) && said.contains(err);
            let what = format!("week {check_ins}: {}\n{printed}{said}", output.status);
            lab.check(holds && printed.is_empty() == out.is_empty(), &what);
        };
        let two = "k\t2026-11-05\t7\tgood\r\nk\t2026-11-06\t\n";
        expect(two, 0, "\"note\": \"good\"", "check_ins/2 added");
        expect("", 0, "\"okr\": \"1\"", "");
        expect(
            "k\t2026-11-05\t7\nl\t2026-11-05\t7",
            1,
            "",
            "week.tsv:2: E009",
        );
        expect("k\t2026-11-31\t7\n", 1, "", "E010");
        expect("k\t2026-11-05\tmany\n", 1, "", "week.tsv:1: ");
        expect("k", 1, "", "E010");
    }
}

/// `examples/c/score.c` scores a file, and says what is wrong with one.
pub(crate) fn example(lab: &mut Lab, library: &Library) {
    let source = lab.root().join("examples/c/score.c");
    let good = lab.scratch.join("good.json");
    let bad = lab.scratch.join("bad.json");
    fs::write(&good, GOOD).expect("the scratch folder can be written");
    fs::write(
        &bad,
        GOOD.replace(r#""owner":"acme""#, r#""owner":"acmee""#),
    )
    .expect("as before");
    for language in Language::ALL {
        let Some(score) = compiler::build(
            lab,
            language,
            Linkage::Shared,
            library,
            std::slice::from_ref(&source),
            &[],
        ) else {
            return;
        };
        let missing = lab.scratch.join("missing.json");
        let mut expect = |file: &Path, as_of: &str, code: i32, out: &str, err: &str| {
            let output = command(&score)
                .arg(file)
                .arg(as_of)
                .output()
                .expect("it starts");
            let printed = String::from_utf8_lossy(&output.stdout);
            let said = String::from_utf8_lossy(&output.stderr);
            let holds =
                output.status.code() == Some(code) && printed.contains(out) && said.contains(err);
            let what = format!(
                "score {} {as_of}: {}\n{printed}{said}",
                file.display(),
                output.status
            );
            lab.check(holds && printed.is_empty() == out.is_empty(), &what);
        };
        expect(&good, "2026-11-15", 0, "\"okr_scorecard\"", "");
        expect(&bad, "2026-11-15", 1, "", "bad.json:4:");
        expect(&bad, "2026-11-15", 1, "", "E009");
        expect(&good, "2026-02-30", 1, "", "E010");
        expect(&missing, "2026-11-15", 2, "", "missing.json");
    }
}
