//! Running the rules.

use super::{
    CheckOptions, Finding, Findings, Rule, Waived, choices::Choices, context::Context,
    place::Position, report::Report, rule::rules,
};
use crate::model::Portfolio;

impl Portfolio {
    /// What the rules find as of a day [SPEC 10.2, 11]: what can be loaded and scored,
    /// and yet should not be so.
    ///
    /// Only objectives and key results in force on the day are looked at. The policy,
    /// where a rule looks at scores, is that of the options, else that of the document,
    /// else that of the profile. What the document says in `checks` holds where the
    /// options say nothing else.
    /// Linear in the size of the portfolio; the rules that search for paths say so when
    /// they stop at a limit.
    ///
    /// ```
    /// use okr_core::{CheckOptions, Portfolio, Severity};
    ///
    /// let portfolio = Portfolio::from_json(r#"{
    ///   "okr": "1", "organization": { "name": "Acme" },
    ///   "units": [ { "id": "acme", "name": "Acme", "level": "company" },
    ///              { "id": "support", "name": "Support", "level": "team", "parent": "acme" } ],
    ///   "cycles": [ { "id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31" } ],
    ///   "objectives": [
    ///     { "id": "o-loved", "title": "Be loved", "owner": "acme", "cycle": "2026-Q4", "commitment": "aspirational",
    ///       "key_results": [] },
    ///     { "id": "o-trust", "title": "Earn trust", "owner": "support", "cycle": "2026-Q4", "commitment": "aspirational",
    ///       "key_results": [] } ]
    /// }"#)?;
    /// let findings = portfolio.check(&CheckOptions::new("2026-11-15".parse()?).select(["orphan"])?);
    /// assert_eq!(findings.len(), 1);
    /// assert_eq!((findings[0].code(), findings[0].severity()), ("ALN001", Severity::Warning));
    /// assert_eq!(findings[0].subject().unwrap().id(), "o-trust");
    /// println!("{findings}");
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn check(&self, options: &CheckOptions) -> Findings {
        let choices = Choices::new(options, self.checks());
        let mut context = Context::new(self, options, &choices);
        let ran: Vec<&'static Rule> = (rules().iter().copied())
            .filter(|rule| choices.runs(rule))
            .collect();
        let mut found = Vec::new();
        // Rules that read scores come first, so that the scorecard and all findings are never
        // there at the same time: each can be as large as the portfolio.
        for scores in [true, false] {
            let rules = ran
                .iter()
                .filter(|rule| rule.scores == scores && !rule.last);
            self.run(rules, &context, &choices, &mut found);
            context.forget_scores();
        }
        let mut waived = context.waivers.silence(&mut found);
        let last = ran.iter().filter(|rule| rule.last);
        self.run(last, &context, &choices, &mut found);
        found.retain_mut(|(_, finding)| {
            let settled = choices.settled(finding.rule, finding.severity);
            finding.severity = settled.unwrap_or(finding.severity);
            settled.is_some()
        });
        found.sort_by(|(at, a), (other, b)| at.cmp(other).then_with(|| a.code().cmp(b.code())));
        waived.sort_by(|(at, a), (other, b)| {
            (at.cmp(other)).then_with(|| a.finding.code().cmp(b.finding.code()))
        });
        for (_, Waived { finding, .. }) in &mut waived {
            let settled = choices.settled(finding.rule, finding.severity);
            finding.severity = settled.unwrap_or(finding.severity);
        }
        let mut findings: Vec<Finding> = found.into_iter().map(|(_, finding)| finding).collect();
        findings.shrink_to_fit();
        let waived = waived.into_iter().map(|(_, waived)| waived).collect();
        Findings::new(findings, waived, ran)
    }

    fn run<'r>(
        &self,
        rules: impl Iterator<Item = &'r &'static Rule>,
        context: &Context<'_>,
        choices: &Choices,
        found: &mut Vec<(Position, Finding)>,
    ) {
        for &rule in rules {
            let mut report = Report {
                store: self.store(),
                choices,
                rule,
                found,
                text: String::new(),
            };
            (rule.check)(context, &mut report);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        CheckOptions, Portfolio, Severity,
        lint::testing::{day, short},
    };

    fn check(options: &CheckOptions) -> Vec<(&'static str, String, Severity)> {
        let document = short(
            r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k"}]},
            {"id": "o", "aligned_to": [{"objective": "top"}]}, {"id": "alone", "owner": "cx"}]}"#,
        );
        let portfolio = Portfolio::from_json(&document.to_string()).unwrap();
        (portfolio.check(options).iter())
            .map(|it| (it.code(), it.path().to_owned(), it.severity()))
            .collect()
    }

    #[test]
    fn findings_come_in_document_order() {
        let row = |code, path: &str, severity| (code, path.to_owned(), severity);
        assert_eq!(
            check(&CheckOptions::new(day()).select(["ALN", "FOC001"]).unwrap()),
            [
                row("ALN016", "/units/3", Severity::Hint),
                row("FOC001", "/objectives/0", Severity::Hint),
                row("ALN003", "/objectives/0/key_results/0", Severity::Hint),
                row("ALN001", "/objectives/2", Severity::Warning),
            ]
        );
    }

    #[test]
    fn a_chosen_severity_holds_for_all_findings_of_a_rule() {
        let options = CheckOptions::new(day()).select(["ALN003"]).unwrap();
        let options = options.severity("ALN", Severity::Error).unwrap();
        assert_eq!(check(&options)[0].2, Severity::Error);
    }
}
