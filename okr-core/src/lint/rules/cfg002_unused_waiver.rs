//! CFG002: a waiver that silences nothing.

use crate::{
    diagnostic::Suggester,
    lint::{context::Context, report::Report, rule::declare_rule},
};

declare_rule! {
    CFG002 "unused-waiver" Hint,
    "A waiver silences nothing.",
    last: true,
    page: "cfg002_unused_waiver.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut suggester = Suggester::default();
    for it in cx.waivers().list() {
        // What is expired is left to CFG001; of a rule that does not run nothing is known.
        if it.expired || it.silenced > 0 || !it.runs {
            continue;
        }
        let (code, subject) = (it.rule.code(), it.subject());
        if it.there {
            let message = format!("the waiver of {code} for {subject} silences nothing");
            report.add(it.at, message, "remove it");
        } else {
            let message = format!("the waiver of {code} is for {subject}, which is not here");
            let meant = it.meant(cx.store(), &mut suggester);
            report.add(it.at, message, meant.unwrap_or("remove it".to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        CheckConfig, CheckOptions, Portfolio,
        lint::testing::{day, found, short},
    };

    fn document(waivers: &str) -> String {
        format!(
            r#"{{"checks": {{"waivers": [{waivers}]}},
            "objectives": [{{"id": "top", "owner": "acme"}}, {{"id": "o"}},
                {{"id": "p", "aligned_to": [{{"objective": "top"}}]}}]}}"#
        )
    }

    /// Together with the rule that is waived, as a rule that does not run is not judged.
    fn together(waivers: &str) -> Vec<String> {
        let text = short(&document(waivers)).to_string();
        let options = CheckOptions::new(day()).select(["CFG", "ALN001"]).unwrap();
        let findings = Portfolio::from_json(&text).unwrap().check(&options);
        findings
            .iter()
            .map(|it| format!("{} {}", it.path(), it.message()))
            .collect()
    }

    #[test]
    fn what_silences_nothing_is_found_and_what_does_is_not() {
        let one = |id: &str| format!(r#"{{"rule": "ALN001", "objective": "{id}", "reason": "r"}}"#);
        let both = format!("{}, {}", one("p"), one("o"));
        let message = "the waiver of ALN001 for objective `p` silences nothing";
        assert_eq!(together(&both), [format!("/checks/waivers/0 {message}")]);
        let twice = format!("{}, {}", one("o"), one("o"));
        assert_eq!(
            together(&twice).len(),
            1,
            "the second has nothing left to silence"
        );
        assert!(
            found("CFG002", &document(&one("p"))).is_empty(),
            "ALN001 does not run"
        );
    }

    #[test]
    fn a_waiver_from_outside_is_told_at_what_it_is_about() {
        let config = |id: &str| {
            let waiver = format!(r#"{{"rule": "orphan", "objective": "{id}", "reason": "r"}}"#);
            CheckConfig::from_json(&format!(r#"{{"waivers": [{waiver}]}}"#)).unwrap()
        };
        let portfolio = Portfolio::from_json(&short(&document("")).to_string()).unwrap();
        let check = |id: &str| {
            let options = CheckOptions::new(day()).select(["CFG", "ALN001"]).unwrap();
            portfolio.check(&options.with_config(config(id)))
        };
        assert!(check("o").is_empty());
        assert_eq!(check("o").waived().len(), 1);
        assert_eq!(check("p")[1].path(), "/objectives/2");
        let typo = check("topp");
        assert_eq!(
            (typo[0].path(), typo[0].help()),
            ("", "did you mean `top`?")
        );
    }
}
