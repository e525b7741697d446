//! FOC010: a goal that decides what somebody is paid.

use serde_json::{Map, Value};

use crate::lint::{context::Context, pay, place::At, report::Report, rule::declare_rule, titles};
use crate::model::{KeyResultExtraRow, NONE, Rows, Store, Text};

declare_rule! {
    FOC010 "tied-to-pay" Warning,
    "A goal is marked as bearing on somebody's pay.",
    page: "foc010_tied_to_pay.md"
}

/// What may say so.
struct Goal<'g> {
    kind: &'static str,
    id: &'g str,
    at: At,
    title: Text,
    description: Text,
    tags: Rows,
    custom: Text,
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for row in alignment.objective_rows() {
        let it = &store.objectives[row as usize];
        find(
            store,
            &Goal {
                kind: "objective",
                id: cx.objective(row),
                at: At::objective(row),
                title: it.title,
                description: it.description,
                tags: it.tags,
                custom: it.custom,
            },
            report,
        );
        for row in alignment.key_result_rows(row) {
            let it = &store.key_results[row as usize];
            if it.extra == NONE {
                continue;
            }
            let KeyResultExtraRow {
                description,
                tags,
                custom,
                ..
            } = store.key_result_extras[it.extra as usize];
            find(
                store,
                &Goal {
                    kind: "key result",
                    id: cx.key_result(row),
                    at: At::key_result(row),
                    title: it.title,
                    description,
                    tags,
                    custom,
                },
                report,
            );
        }
    }
}

/// Reports the first mark of a goal.
fn find(store: &Store, goal: &Goal<'_>, report: &mut Report<'_>) {
    let Some((at, what)) = (in_description(store, goal))
        .or_else(|| in_tags(store, goal))
        .or_else(|| in_custom(store, goal))
    else {
        return;
    };
    report.add(
        at,
        format!(
            "{} `{}` is marked as tied to pay: {what}",
            goal.kind, goal.id
        ),
        "keep goals and pay apart, so that people dare to aim high and say how it stands",
    );
}

fn in_description(store: &Store, goal: &Goal<'_>) -> Option<(At, String)> {
    let sentence = pay::sentence(store.text(goal.description))?;
    let mut shown: String = sentence.chars().take(60).collect();
    if shown.len() < sentence.len() {
        shown.push('…');
    }
    Some((goal.at.member("description"), format!("`{shown}`")))
}

fn in_tags(store: &Store, goal: &Goal<'_>) -> Option<(At, String)> {
    let tags = store.tags[goal.tags.range()]
        .iter()
        .map(|&tag| store.text(tag));
    let (at, tag) = (0..).zip(tags).find(|(_, tag)| marks(store, goal, tag))?;
    Some((goal.at.entry("tags", at), format!("tag `{tag}`")))
}

fn in_custom(store: &Store, goal: &Goal<'_>) -> Option<(At, String)> {
    let custom = store.text(goal.custom);
    if !pay::may_mention(custom) {
        return None;
    }
    let members: Map<String, Value> = serde_json::from_str(custom).ok()?;
    let (name, _) = members
        .iter()
        .find(|(name, value)| !denies(value) && marks(store, goal, name))?;
    Some((
        goal.at.member("custom"),
        format!("member `{name}` of `custom`"),
    ))
}

/// Whether a tag or a member's name is a mark; one that the title is about is a topic.
fn marks(store: &Store, goal: &Goal<'_>, name: &str) -> bool {
    let names = |text: &str| titles::fold(text);
    pay::is_mark(name) && !names(store.text(goal.title)).contains(&names(name))
}

/// Whether the value of a member says that there is nothing to it.
fn denies(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => {
            let text = titles::fold(text);
            matches!(
                text.as_str(),
                "" | "0" | "0%" | "false" | "n a" | "no" | "none" | "not"
            )
        }
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn objective(rest: &str) -> String {
        format!(r#"{{"objectives": [{{"id": "o", {rest}}}]}}"#)
    }

    #[test]
    fn a_tag_that_is_a_mark_is_found() {
        let message = "objective `o` is marked as tied to pay: tag `Bonus-relevant`";
        assert_eq!(
            found("FOC010", &objective(r#""tags": ["cx", "Bonus-relevant"]"#)),
            [format!("/objectives/0/tags/1: {message}")]
        );
        assert!(
            found(
                "FOC010",
                &objective(r#""tags": ["compensation", "bonus-system"]"#)
            )
            .is_empty()
        );
    }

    #[test]
    fn a_member_of_custom_is_found_unless_its_value_denies_it() {
        let message = "objective `o` is marked as tied to pay: member `bonusWeight` of `custom`";
        assert_eq!(
            found(
                "FOC010",
                &objective(r#""custom": {"color": "red", "bonusWeight": 0.2}"#)
            ),
            [format!("/objectives/0/custom: {message}")]
        );
        for no in ["false", "null", "0", "\"No\"", "[]", "{}", "\"n/a\""] {
            assert!(
                found(
                    "FOC010",
                    &objective(&format!(r#""custom": {{"bonus": {no}}}"#))
                )
                .is_empty()
            );
        }
        assert!(found("FOC010", &objective(r#""custom": ["bonus"]"#)).is_empty());
        assert!(found("FOC010", &objective(r#""custom": {"hr": {"bonus": true}}"#)).is_empty());
    }

    #[test]
    fn a_sentence_of_the_description_is_found_once() {
        let rest =
            r#""tags": ["bonus"], "description": "We earn trust. Tied to the annual bonus.""#;
        let message = "objective `o` is marked as tied to pay: `Tied to the annual bonus.`";
        assert_eq!(
            found("FOC010", &objective(rest)),
            [format!("/objectives/0/description: {message}")]
        );
    }

    #[test]
    fn key_results_are_looked_at() {
        let document =
            objective(r#""key_results": [{"id": "k", "tags": ["variable pay"]}, {"id": "l"}]"#);
        let message = "key result `k` is marked as tied to pay: tag `variable pay`";
        assert_eq!(
            found("FOC010", &document),
            [format!("/objectives/0/key_results/0/tags/0: {message}")]
        );
    }

    #[test]
    fn a_goal_may_be_about_pay() {
        let rest = r#""title": "A bonus that everybody understands", "tags": ["bonus"]"#;
        assert!(found("FOC010", &objective(rest)).is_empty());
        let rest = r#""title": "No more commission errors", "description": "Commission is paid late.", "tags": ["commission"]"#;
        assert!(found("FOC010", &objective(rest)).is_empty());
    }
}
