//! Outlines and what they become.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::values::StatementKind;

fn options() -> DraftOptions {
    DraftOptions::new()
        .cycle(
            "2026-Q4",
            "2026-10-01".parse().unwrap(),
            "2026-12-31".parse().unwrap(),
        )
        .unit("Support", Level::Team)
        .commitment(Commitment::Aspirational)
}

fn drafted(text: &str) -> Draft {
    draft_portfolio(text, &options(), Lexicon::of_language("en").unwrap()).unwrap()
}

/// The goals in short: objectives with their key results and work.
fn goals(draft: &Draft) -> String {
    let mut out = String::new();
    for objective in &draft.document().objectives {
        let _ = writeln!(out, "{} {}", objective.owner, objective.title);
        for key_result in &objective.key_results {
            let _ = writeln!(out, "- {}", key_result.title);
        }
        for initiative in &objective.initiatives {
            let of = initiative.key_results.join(" ");
            let _ = writeln!(out, "* {} {of}", initiative.title);
        }
    }
    out
}

fn codes(draft: &Draft) -> Vec<(&'static str, u32)> {
    let findings = draft.findings().iter();
    findings.map(|it| (it.code().as_str(), it.line())).collect()
}

const USUAL: &str =
    "support Delight customers\n- Increase NPS from 32 to 55\n- Reduce churn from 8% to 3%\n";

#[test]
fn the_usual_shapes_say_the_same() {
    for text in [
        "Objective: Delight customers\nKR1: Increase NPS from 32 to 55\nKR2: Reduce churn from 8% to 3%",
        "Objective: Delight customers\n- KR: Increase NPS from 32 to 55\n- KR: Reduce churn from 8% to 3%",
        "Objective: Delight customers\n- Increase NPS from 32 to 55\n- Reduce churn from 8% to 3%",
        "# O1: Delight customers\n\n1. Increase NPS from 32 to 55\n2. Reduce churn from 8% to 3%\n",
        "## Delight customers\n\nKey results:\n\n* Increase NPS from 32 to 55\n* Reduce churn from 8% to 3%\n",
        "- Delight customers\n  - Increase NPS from 32 to 55\n  - Reduce churn from 8% to 3%\n",
        "1. Delight customers\n   - Increase NPS from 32 to 55\n   - Reduce churn from 8% to 3%\n",
        "1. Delight customers\n- Increase NPS from 32 to 55\n- Reduce churn from 8% to 3%\n",
        "1. Delight customers\n1.1 Increase NPS from 32 to 55\n1.2 Reduce churn from 8% to 3%\n",
        "Delight customers\n\tIncrease NPS from 32 to 55\n\tReduce churn from 8% to 3%\n",
        "Delight customers\r\n    - Increase NPS\r\n      from 32 to 55\r\n    - Reduce churn from 8% to 3%\r\n",
        "- **Objective:** Delight customers\n- **KR 1:** Increase NPS from 32 to 55\n- **KR 2:** Reduce churn from 8% to 3%",
        "Objectives\n1. Delight customers\n   Key results\n   1. Increase NPS from 32 to 55\n   2. Reduce churn from 8% to 3%",
        "Delight customers\n=================\n- [ ] Increase NPS from 32 to 55\n- [ ] Reduce churn from 8% to 3%\n",
    ] {
        let draft = drafted(text);
        assert_eq!(goals(&draft), USUAL, "{text}");
        assert_eq!(codes(&draft), [], "{text}");
    }
}

#[test]
fn what_lies_below_a_key_result_is_work() {
    let draft = drafted(
        "Objective: Delight customers\n- KR: Increase NPS from 32 to 55\n  - Call 20 customers\n- KR: Reduce churn from 8% to 3%\n\nInitiatives:\n- Rewrite the guide\n",
    );
    let work = "* Call 20 customers o1-kr1\n* Rewrite the guide \n";
    assert_eq!(goals(&draft), format!("{USUAL}{work}"));
    assert_eq!(codes(&draft), [("DRF006", 3)]);
}

#[test]
fn headings_name_cycles_and_teams() {
    let draft = drafted(
        "# OKRs Q1 2027\n## Platform team\n### Objective: Ship calmly [committed]\n- Zero rollbacks\n## Sales\nObjective: Win the north\n- KR: Sign 5 partners (owner: Ada)\n",
    );
    let document = draft.document();
    let cycle = &document.cycles[0];
    assert_eq!(
        (cycle.id.as_ref(), cycle.start.to_string()),
        ("2027-Q1", "2027-01-01".to_owned())
    );
    let units: Vec<_> = document.units.iter().map(|unit| unit.id.as_ref()).collect();
    assert_eq!(units, ["support", "platform-team", "sales", "ada"]);
    assert_eq!(document.objectives[0].commitment, Commitment::Committed);
    assert_eq!(document.objectives[0].owner, "platform-team");
    assert_eq!(
        document.objectives[1].key_results[0].owner.as_deref(),
        Some("ada")
    );
    let wanted = [
        ("DRF002", 1),
        ("DRF003", 2),
        ("DRF003", 5),
        ("DRF003", 7),
        ("DRF004", 7),
    ];
    assert_eq!(codes(&draft), wanted);
}

#[test]
fn all_that_was_assumed_is_said() {
    let english = Lexicon::of_language("en").unwrap();
    let text = "Q4 2026\nObjective: Delight customers\n- KR: Increase NPS to 55 by November\n- KR: Improve collaboration\n- KR: Reduce churn from 8% to 3% - 0.7\n\nThat is all.\n";
    let draft = draft_portfolio(text, &DraftOptions::new(), english).unwrap();
    assert_eq!(
        codes(&draft),
        [
            ("DRF002", 1),
            ("DRF001", 2),
            ("DRF003", 2),
            ("DRF004", 3),
            ("DRF007", 3),
            ("DRF005", 4),
            ("DRF008", 5),
            ("DRF008", 7)
        ]
    );
    let due = draft.document().objectives[0].key_results[0].due;
    assert_eq!(due.unwrap().to_string(), "2026-11-30");
    assert_eq!(
        draft.document().objectives[0].key_results[2].title,
        "Reduce churn from 8% to 3%"
    );
    for finding in draft.findings() {
        let json = Portfolio::from_json(&draft.portfolio().to_json())
            .unwrap()
            .to_json_pretty();
        assert!(finding.subject().is_none() || json.contains(finding.subject().unwrap().id()));
    }
}

#[test]
fn every_problem_has_its_line() {
    let english = Lexicon::of_language("en").unwrap();
    let long = "x".repeat(1001);
    let text = format!("KR: Increase NPS from 32 to 55\nObjective: {long}\n- KR: {long}\n");
    let error = draft_portfolio(&text, &DraftOptions::new(), english).unwrap_err();
    let found: Vec<_> = (error.problems().iter())
        .map(|it| (it.code().as_str(), it.line()))
        .collect();
    assert_eq!(found, [("E004", Some(1)), ("E004", Some(2))]);
    let error = draft_portfolio(&text, &options(), english).unwrap_err();
    let found: Vec<_> = (error.problems().iter())
        .map(|it| (it.code().as_str(), it.line()))
        .collect();
    assert_eq!(
        found,
        [("E004", Some(1)), ("E006", Some(2)), ("E006", Some(3))]
    );
    let error = draft_portfolio("", &options(), english).unwrap_err();
    assert_eq!(error.code().as_str(), "E022");
}

proptest! {
    #[test]
    fn any_outline_loads_or_says_why(
        lines in proptest::collection::vec(
            ("( |\t){0,6}", "(- |\\* |1\\. |# |## |)", "(O1: |KR: |KR2 |Objective: |Key results:|Owner: |Q4 2026|\\[x\\] |)", "\\PC{0,20}"),
            0..12,
        ),
        stated in any::<bool>(),
    ) {
        let text: Vec<String> = lines.iter().map(|(a, b, c, d)| format!("{a}{b}{c}{d}")).collect();
        let text = text.join("\n");
        check(&text, stated)?;
    }

    #[test]
    fn any_text_loads_or_says_why(text in "(\\PC|\n|\t|\r){0,200}", stated in any::<bool>()) {
        check(&text, stated)?;
    }

    #[test]
    fn measures_of_any_title_load(title in "(from|to|by|increase|reduce|double|[0-9]{1,16}|%|[$]|x|pp|-|=> |between|and|of|at least|under|\\PC| ){0,14}") {
        let english = Lexicon::of_language("en").unwrap();
        if let Some(draft) = english.read(&title, StatementKind::KeyResult).to_measure() {
            let document = format!(
                r#"{{"okr":"1","organization":{{"name":"A"}},"units":[{{"id":"u","name":"U","level":"team"}}],
                "cycles":[{{"id":"c","start":"2026-10-01","end":"2026-12-31"}}],"objectives":[{{"id":"o","title":"O","owner":"u",
                "cycle":"c","commitment":"committed","key_results":[{{"id":"k","title":"K","measure":{}}}]}}]}}"#,
                draft.measure_json()
            );
            let loaded = Portfolio::from_json(&document);
            prop_assert!(loaded.is_ok(), "{title:?}: {loaded:?}");
        }
    }
}

fn check(text: &str, stated: bool) -> Result<(), TestCaseError> {
    let english = Lexicon::of_language("en").unwrap();
    let options = if stated {
        options()
    } else {
        DraftOptions::new()
    };
    let lines = u32::try_from(text.lines().count().max(1)).unwrap();
    match draft_portfolio(text, &options, english) {
        Ok(draft) => {
            let json = draft.portfolio().to_json();
            prop_assert_eq!(&Portfolio::from_json(&json).unwrap(), draft.portfolio());
            prop_assert!(draft.portfolio().objective_count() > 0);
            for finding in draft.findings() {
                prop_assert!((1..=lines).contains(&finding.line()), "{}", finding);
                prop_assert!(finding.column() >= 1);
            }
        }
        Err(error) => {
            for problem in error.problems() {
                prop_assert!(problem.line().is_some_and(|it| it <= lines), "{}", problem);
            }
        }
    }
    Ok(())
}
