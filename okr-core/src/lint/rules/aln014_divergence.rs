//! ALN014: a score that does not fit the scores below it.

use crate::lint::{
    context::Context, distinct::Supporters, place::At, report::Report, rule::declare_rule,
};
use crate::values::Grade;

declare_rule! {
    ALN014 "divergence" Warning,
    "An objective is green while most of its support is red, or the reverse.",
    scores: true,
    page: "aln014_divergence.md"
}

/// How many supporters are named.
const MOST: usize = 20;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let alignment = cx.alignment();
    let card = cx.scorecard().card();
    let grade = |row: u32| card.objectives[row as usize].grade(&card.policy);
    let mut supporters = Supporters::new(alignment);
    for row in alignment.objective_rows() {
        let (own, opposite) = match grade(row) {
            Some(Grade::Green) => (Grade::Green, Grade::Red),
            Some(Grade::Red) => (Grade::Red, Grade::Green),
            _ => continue,
        };
        let mut scored = 0;
        let mut apart = Vec::new();
        for supporter in supporters.of(row) {
            scored += usize::from(grade(supporter).is_some());
            if grade(supporter) == Some(opposite) {
                apart.push(supporter);
            }
        }
        if 2 * apart.len() <= scored {
            continue;
        }
        apart.sort_unstable();
        let mut reported = report.add(
            At::objective(row),
            format!(
                "objective `{}` is {own}, but {} of {scored} that support it are {opposite}",
                cx.objective(row),
                apart.len()
            ),
            "see whether its key results measure what the support is meant to move",
        );
        for (at, &supporter) in apart.iter().take(MOST).enumerate() {
            let mut message = format!("this is {opposite}");
            if at + 1 == MOST && apart.len() > MOST {
                message = format!("{message}, and so are {} more", apart.len() - MOST);
            }
            reported = reported.relate(At::objective(supporter), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, short};

    /// An objective with a score and supporters with others.
    fn document(top: f64, below: &[Option<f64>]) -> String {
        let objective = |id: &str, score: Option<f64>, more: &str| {
            let review = score.map_or(String::new(), |score| {
                format!(r#", "review": {{"on": "2026-11-10", "reason": "r", "score": {score}}}"#)
            });
            format!(r#"{{"id": "{id}" {review} {more}}}"#)
        };
        let mut list = vec![objective("top", Some(top), r#", "owner": "acme""#)];
        list.extend((below.iter().enumerate()).map(|(at, &score)| {
            let edge = r#", "aligned_to": [{"objective": "top"}]"#;
            objective(&format!("o{at}"), score, edge)
        }));
        format!(r#"{{"objectives": [{}]}}"#, list.join(", "))
    }

    #[test]
    fn green_over_red_and_red_over_green_are_found() {
        let green = document(0.9, &[Some(0.1), Some(0.8), Some(0.2), None]);
        let message = "objective `top` is green, but 2 of 3 that support it are red";
        assert_eq!(
            found("ALN014", &green),
            [format!("/objectives/0: {message}")]
        );
        let paths: Vec<String> = (check(&short(&green), "ALN014", &[])[0].related().iter())
            .map(|it| it.path().to_owned())
            .collect();
        assert_eq!(paths, ["/objectives/1", "/objectives/3"]);
        let red = document(0.1, &[Some(0.7)]);
        assert_eq!(found("ALN014", &red).len(), 1);
    }

    #[test]
    fn half_is_not_most_and_yellow_is_neither() {
        assert!(found("ALN014", &document(0.9, &[Some(0.1), Some(0.5)])).is_empty());
        assert!(found("ALN014", &document(0.5, &[Some(0.1), Some(0.1)])).is_empty());
        assert!(found("ALN014", &document(0.9, &[None])).is_empty());
    }

    #[test]
    fn twenty_are_named() {
        let findings = check(&short(&document(0.9, &[Some(0.0); 23])), "ALN014", &[]);
        assert_eq!(findings[0].related().len(), 20);
        assert_eq!(
            findings[0].related()[19].message(),
            "this is red, and so are 3 more"
        );
    }
}
