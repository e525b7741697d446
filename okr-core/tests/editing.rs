//! Editing: what each edit does, and what it refuses.

use okr_core::{
    Code, Commitment, Date, Edit, Level, Phase, Portfolio, ScoreOptions, Stamp,
    document::{
        Alignment, CheckIn, Cycle, Document, KeyResult, Measure, Objective, Organization, Unit,
    },
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn company() -> Portfolio {
    Document::new(Organization::new("Acme"))
        .unit(Unit::new("acme", "Acme", Level::Company))
        .unit(Unit::new("support", "Support", Level::Team).parent("acme"))
        .cycle(Cycle::new("2026-Q4", day("2026-10-01"), day("2026-12-31")))
        .cycle(Cycle::new("2027-Q1", day("2027-01-01"), day("2027-03-31")).phase(Phase::Planning))
        .objective(
            Objective::new(
                "o-grow",
                "Grow",
                "acme",
                "2026-Q4",
                Commitment::Aspirational,
            )
            .key_result(KeyResult::new(
                "kr-users",
                "Users from 100 to 200",
                Measure::increase(100.0, 200.0),
            )),
        )
        .objective(
            Objective::new(
                "o-trust",
                "Earn trust",
                "support",
                "2026-Q4",
                Commitment::Aspirational,
            )
            .align(Alignment::objective("o-grow"))
            .key_result(
                KeyResult::new(
                    "kr-nps",
                    "Increase NPS from 32 to 55",
                    Measure::increase(32.0, 55.0),
                )
                .check_in(CheckIn::new(day("2026-10-14")).value(34.0)),
            )
            .key_result(KeyResult::new("kr-done", "Ship it", Measure::milestone())),
        )
        .objective(
            Objective::new(
                "o-safe",
                "Be safe",
                "support",
                "2026-Q4",
                Commitment::Committed,
            )
            .key_result(KeyResult::new("kr-up", "Uptime", Measure::at_least(99.9))),
        )
        .build()
        .unwrap()
}

fn ada(on: &str) -> Stamp {
    Stamp::new(day(on)).by("ada")
}

#[test]
fn check_ins_are_recorded_beside_the_rows_and_read_as_if_they_stood_there() {
    let first = company();
    let second = first
        .check_in(
            "kr-nps",
            CheckIn::new(day("2026-11-02"))
                .value(41.0)
                .confidence(0.5)
                .note("up"),
            &ada("2026-11-02"),
        )
        .unwrap();
    let third = second
        .check_in(
            "kr-users",
            CheckIn::new(day("2026-11-03")).value(150.0),
            &ada("2026-11-03"),
        )
        .unwrap();
    assert_eq!(first, company());
    assert_eq!(
        (
            first.check_in_count(),
            second.check_in_count(),
            third.check_in_count()
        ),
        (1, 2, 3)
    );
    let text = third.to_json();
    assert!(
        text.contains(r#"{"on":"2026-11-02","value":41,"confidence":0.5,"note":"up","by":"ada"}"#),
        "{text}"
    );
    assert!(text.contains(r#""audit":[{"on":"2026-11-02","by":"ada","edit":{"kind":"check_in","key_result":"kr-nps","on":"2026-11-02","value":41,"confidence":0.5,"note":"up"}}"#), "{text}");
    let again = Portfolio::from_json(&text).unwrap();
    assert_eq!(again, third);
    assert_eq!(again.to_json(), text);
    let options = ScoreOptions::new(day("2026-11-15"));
    assert_eq!(
        third.score(&options).to_json(),
        again.score(&options).to_json()
    );
    assert_eq!(first.replay(third.audit()).unwrap().to_json(), text);
    assert_eq!(third.as_of(day("2026-11-02")).unwrap(), second);
    assert_eq!(third.as_of(day("2026-11-01")).unwrap(), first);
}

#[test]
fn corrections_and_withdrawals_keep_what_was_said() {
    let first = company();
    let edits = [
        Edit::check_in("kr-nps").on(day("2026-11-02")).value(41.0),
        Edit::check_in("kr-nps").on(day("2026-11-02")).value(42.0),
        Edit::correct_check_in("kr-nps", day("2026-11-02"))
            .nth(1)
            .value(40.0)
            .reason("typing error"),
        Edit::withdraw_check_in("kr-nps", day("2026-10-14")).reason("wrong survey"),
    ];
    let stamp = ada("2026-11-03");
    let after = first.edit(&edits, &stamp).unwrap();
    let values: Vec<_> = after.to_document().objectives[1].key_results[0]
        .check_ins
        .iter()
        .map(|it| it.value)
        .collect();
    assert_eq!(values, [Some(40.0), Some(42.0)]);
    // The same with an edit that takes the other way.
    let mut mixed = edits.to_vec();
    mixed.push(Edit::escalate("o-safe", "help"));
    let other = first.edit(&mixed, &stamp).unwrap();
    let (a, b) = (after.to_document(), other.to_document());
    assert_eq!(a.objectives[1], b.objectives[1]);
    assert_eq!(a.audit[..], b.audit[..4]);
    let was: Vec<_> = after
        .audit()
        .map(|it| it.was.map(|it| it.as_json().to_owned()))
        .collect();
    assert_eq!(
        was[2].as_deref(),
        Some(r#"{"at":1,"check_in":{"on":"2026-11-02","value":41,"by":"ada"}}"#)
    );
    assert_eq!(
        was[3].as_deref(),
        Some(r#"{"at":0,"check_in":{"on":"2026-10-14","value":34}}"#)
    );
    assert_eq!(first.replay(other.audit()).unwrap(), other);
    assert_eq!(other.as_of(day("2026-11-02")).unwrap(), first);
}

#[test]
fn every_edit_can_be_replayed_and_taken_back() {
    let first = company();
    let stamp = ada("2026-11-03").reason("so it was decided");
    let edits = [
        Edit::amend("kr-nps").measure(Measure::increase(32.0, 60.0)),
        Edit::amend("kr-nps").due(day("2026-12-15")).weight(2.0),
        Edit::add_key_result(
            "o-trust",
            KeyResult::new("kr-new", "Calls", Measure::decrease(9.0, 3.0)),
        ),
        Edit::replace_key_result(
            "kr-done",
            KeyResult::new("kr-done2", "Ship that", Measure::milestone()),
        ),
        Edit::add_objective(
            Objective::new(
                "o-new",
                "New",
                "support",
                "2026-Q4",
                Commitment::Aspirational,
            )
            .key_result(KeyResult::new("kr-n", "N", Measure::increase(0.0, 1.0))),
        ),
        Edit::align("o-new", Alignment::key_result("kr-users")),
        Edit::align("o-new", Alignment::key_result("kr-users").weight(2.0)),
        Edit::unalign("o-trust", Alignment::objective("o-grow")),
        Edit::drop_objective("o-grow"),
        Edit::escalate("o-safe", "disks are late"),
        Edit::review_key_result("kr-up", 0.5),
        Edit::review_objective("o-safe", 0.5).learned("order early"),
        Edit::explain_objective("o-safe", "disks came late"),
        Edit::move_cycle("2026-Q4", Phase::Review).force(true),
        Edit::move_cycle("2026-Q4", Phase::Closed).force(true),
        Edit::carry_over("2026-Q4", "2027-Q1"),
        Edit::clone_cycle(
            "2026-Q4",
            Cycle::new("2027-Q2", day("2027-04-01"), day("2027-06-30")),
        ),
    ];
    let last = first.edit(&edits, &stamp).unwrap();
    assert_eq!(last.audit_count(), edits.len());
    let mut one_by_one = first.clone();
    for edit in &edits {
        one_by_one = one_by_one.edit(std::slice::from_ref(edit), &stamp).unwrap();
    }
    assert_eq!(one_by_one.to_json(), last.to_json());
    assert_eq!(
        first.replay(last.audit()).unwrap().to_json(),
        last.to_json()
    );
    let text = last.to_json();
    assert_eq!(Portfolio::from_json(&text).unwrap().to_json(), text);
    assert_eq!(last.as_of(day("2026-11-02")).unwrap(), first);
    println!("{}", first.diff(&last));
    assert!(!first.diff(&last).is_empty());
}

#[test]
fn refusals_name_the_place_and_leave_everything_as_it_was() {
    let first = company();
    let stamp = ada("2026-11-03");
    let refused = |edits: &[Edit<'_>]| -> Vec<(Code, String, String)> {
        let error = first.edit(edits, &stamp).unwrap_err();
        (error.problems().iter())
            .map(|it| (it.code(), it.path().to_owned(), it.message().to_owned()))
            .collect()
    };
    let cases = [
        (
            Edit::check_in("kr-npz").value(1.0),
            Code::E009,
            "/edits/0/key_result",
        ),
        (
            Edit::check_in("kr-nps").value(f64::NAN),
            Code::E006,
            "/edits/0/value",
        ),
        (
            Edit::check_in("kr-nps").confidence(1.5),
            Code::E006,
            "/edits/0/confidence",
        ),
        (
            Edit::check_in("kr-done").value(0.5),
            Code::E006,
            "/edits/0/value",
        ),
        (
            Edit::amend("kr-nps")
                .measure(Measure::increase(32.0, 32.0))
                .reason("x"),
            Code::E012,
            "/edits/0/measure/target",
        ),
        (
            Edit::amend("kr-nps").weight(2.0),
            Code::E021,
            "/edits/0/reason",
        ),
        (Edit::amend("kr-nps").reason("x"), Code::E022, "/edits/0"),
        (
            Edit::align("o-grow", Alignment::objective("o-trust")),
            Code::E015,
            "/edits/0/to/objective",
        ),
        (
            Edit::unalign("o-trust", Alignment::objective("o-safe")),
            Code::E025,
            "/edits/0/to",
        ),
        (
            Edit::withdraw_check_in("kr-nps", day("2026-10-15")).reason("x"),
            Code::E025,
            "/edits/0/on",
        ),
        (
            Edit::move_cycle("2026-Q4", Phase::Review),
            Code::E024,
            "/edits/0/phase",
        ),
        (
            Edit::carry_over("2026-Q4", "2027-Q1"),
            Code::E024,
            "/edits/0/cycle",
        ),
        (
            Edit::add_key_result(
                "o-grow",
                KeyResult::new("kr-nps", "Again", Measure::milestone()),
            ),
            Code::E008,
            "/edits/0/new/id",
        ),
        (
            Edit::add_key_result("o-grow", KeyResult::new("kr x", "", Measure::milestone())),
            Code::E007,
            "/edits/0/new/id",
        ),
    ];
    for (edit, code, path) in cases {
        let problems = refused(std::slice::from_ref(&edit));
        println!("{problems:?}");
        assert_eq!(
            (problems[0].0, problems[0].1.as_str()),
            (code, path),
            "{problems:?}"
        );
        // Beside others, all problems are told, and nothing is done.
        let both = refused(&[edit, Edit::check_in("nobody").value(1.0)]);
        assert_eq!(both.len(), problems.len() + 1, "{both:?}");
    }
    assert_eq!(first, company());
}

/// Reading a version as a whole makes its rows, once. A check-in that is recorded just then must see
/// either the rows or what was recorded, never both.
#[test]
fn a_reader_does_not_disturb_a_writer() {
    const VERSIONS: usize = 3_000;
    let newest = std::sync::Mutex::new(company());
    std::thread::scope(|scope| {
        scope.spawn(
            || {
                while newest.lock().unwrap().clone().check_in_count() <= VERSIONS {}
            },
        );
        let mut portfolio = company();
        for _ in 0..VERSIONS {
            let check_in = CheckIn::new(day("2026-11-02")).value(41.0);
            portfolio = portfolio
                .check_in("kr-nps", check_in, &ada("2026-11-02"))
                .unwrap();
            newest.lock().unwrap().clone_from(&portfolio);
        }
        assert_eq!(portfolio.check_in_count(), VERSIONS + 1);
    });
}
