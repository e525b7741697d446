//! KR013: a key result that stands there already.

use std::collections::{HashMap, HashSet};

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule, titles};
use crate::{
    model::{NONE, SourceRow, Store},
    values::{Role, Severity},
};

declare_rule! {
    KR013 "repeated-key-result" Warning,
    "Two key results of one owner and cycle have the same title.",
    page: "kr013_repeated_key_result.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let title = |row: u32| store.text(store.key_results[row as usize].title);
    let sums = sums(store);
    let rows = (alignment.objective_rows()).flat_map(|row| alignment.key_result_rows(row));
    titles::repeated(rows.map(|row| (row, title(row))), |rows| {
        // Only for looking up: key results come in document order.
        let mut of_objective = HashMap::new();
        let mut of_owner = HashMap::new();
        for row in rows {
            let it = &store.key_results[row as usize];
            let (owner, dates) = (owner(store, row), cx.cycle_dates(it.objective));
            let mut first = *of_objective.entry((it.objective, owner)).or_insert(row);
            // Guardrails may stand in several objectives.
            if first == row && it.role == Role::Key {
                first = *of_owner.entry((owner, dates)).or_insert(row);
            }
            let adds_up = sums.contains(&(row, first)) || sums.contains(&(first, row));
            let other = store.key_results[first as usize].objective;
            let copied = it.objective != other && repeats(store, it.objective, other);
            if first != row && !adds_up && !copied && titles::same(title(row), title(first)) {
                found(cx, row, first, report);
            }
        }
    });
}

/// Reports a key result that repeats an earlier one.
fn found(cx: &Context<'_>, row: u32, first: u32, report: &mut Report<'_>) {
    let objective = |row: u32| cx.store().key_results[row as usize].objective;
    let near = objective(row) == objective(first);
    let (name, earlier) = (cx.key_result(row), cx.key_result(first));
    let (message, help) = if near {
        (
            format!("key result `{name}` has the title of `{earlier}` in the same objective"),
            "keep one of them, or say in each title what it measures",
        )
    } else {
        (
            format!(
                "key result `{name}` has the title of `{earlier}` of objective `{}` in the same \
                 cycle, and the same owner",
                cx.objective(objective(first))
            ),
            "keep it where it belongs most, or say in each title what it measures",
        )
    };
    let reported = report.add(At::key_result(row).member("title"), message, help);
    let reported = reported.relate(At::key_result(first).member("title"), "the first of them");
    if !near {
        reported.weigh(Severity::Hint);
    }
}

/// Who owns a key result: the unit that it names, else its objective's.
fn owner(store: &Store, row: u32) -> u32 {
    let it = &store.key_results[row as usize];
    match it.owner {
        NONE => store.objectives[it.objective as usize].owner,
        owner => owner,
    }
}

/// Every key result that adds up others, with each of those.
fn sums(store: &Store) -> HashSet<(u32, u32)> {
    let parts = |sum: u32| match store.key_results[sum as usize].source {
        SourceRow::SumOf(parts) => &store.sum_of[parts.range()],
        _ => &[],
    };
    (store.structure.sum_order.iter())
        .flat_map(|&sum| parts(sum).iter().map(move |&part| (sum, part)))
        .collect()
}

/// Whether the objectives are repeats themselves, or one was carried over from the other.
fn repeats(store: &Store, a: u32, b: u32) -> bool {
    let (one, other) = (&store.objectives[a as usize], &store.objectives[b as usize]);
    one.carried_from == b
        || other.carried_from == a
        || titles::same(store.text(one.title), store.text(other.title))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, short};
    use crate::values::Severity;

    #[test]
    fn the_same_title_within_an_objective_is_found() {
        let document = r#"{"objectives": [{"id": "o", "key_results": [{"id": "k", "title": "NPS to 55"},
            {"id": "l", "title": "nps: to 55"}, {"id": "m", "title": "NPS to 56"}]}]}"#;
        let message = "key result `l` has the title of `k` in the same objective";
        assert_eq!(
            found("KR013", document),
            [format!("/objectives/0/key_results/1/title: {message}")]
        );
    }

    #[test]
    fn in_another_objective_of_the_owner_it_is_a_hint() {
        let document = r#"{"objectives": [{"id": "o", "key_results": [{"id": "k", "title": "NPS to 55"}]},
            {"id": "p", "key_results": [{"id": "l", "title": "NPS to 55"}]}]}"#;
        let findings = check(&short(document), "KR013", &[]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].severity(), Severity::Hint);
        assert_eq!(
            findings[0].message(),
            "key result `l` has the title of `k` of objective `o` in the same cycle, and the same owner"
        );
    }

    #[test]
    fn another_owner_or_cycle_and_guardrails_elsewhere_are_fine() {
        let document = |first: &str, second: &str, l: &str| {
            format!(
                r#"{{"objectives": [{{"id": "o", {first} "key_results": [{{"id": "k", "title": "NPS to 55"}}]}},
                {{"id": "p", {second} "key_results": [{{"id": "l", {l} "title": "NPS to 55"}}]}}]}}"#
            )
        };
        assert_eq!(found("KR013", &document("", "", "")).len(), 1);
        assert!(found("KR013", &document(r#""owner": "platform","#, "", "")).is_empty());
        assert!(found("KR013", &document("", r#""cycle": "2026-Q3","#, "")).is_empty());
        assert!(found("KR013", &document("", "", r#""role": "guardrail","#)).is_empty());
        assert!(found("KR013", &document("", "", r#""owner": "ada","#)).is_empty());
        // The objective is the repeat, or was carried over.
        let same = r#""title": "Be trusted","#;
        assert!(found("KR013", &document(same, same, "")).is_empty());
        assert!(found("KR013", &document("", r#""carried_from": "o","#, "")).is_empty());
    }

    #[test]
    fn a_sum_may_be_called_like_its_parts() {
        let document = |source: &str| {
            let measure = r#""title": "New customers", "measure": {"kind": "increase", "baseline": 0, "target": 9}"#;
            format!(
                r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", {measure}, "source": {source}}}]}},
                {{"id": "p", "key_results": [{{"id": "l", {measure}}}]}}]}}"#
            )
        };
        assert!(found("KR013", &document(r#"{"sum_of": ["l"]}"#)).is_empty());
        assert_eq!(found("KR013", &document(r#""check_ins""#)).len(), 1);
    }
}
