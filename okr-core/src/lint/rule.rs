//! What is known of a rule: one static record.

use std::fmt::{self, Write as _};

use super::{context::Context, report::Report, rules::RULES};
use crate::values::Severity;

/// Declares the rule of a file: the static `RULE`, checked by the function `check` beside it.
///
/// `scores: true` says that it reads the scorecard, `wording: true` that it reads titles by the
/// word lists of a language, `last: true` that it looks at what others found.
macro_rules! declare_rule {
    (@or_not) => { false };
    (@or_not $stated:literal) => { $stated };
    (
        $code:ident $name:literal $severity:ident,
        $summary:literal,
        $(scores: $scores:literal,)?
        $(wording: $wording:literal,)?
        $(last: $last:literal,)?
        $(options: { $($option:ident = $default:literal in $least:literal ..= $most:literal, $meaning:literal;)+ },)?
        page: $page:literal
    ) => {
        pub(super) static RULE: $crate::lint::Rule = $crate::lint::Rule {
            code: stringify!($code),
            name: $name,
            severity: $crate::values::Severity::$severity,
            summary: $summary,
            options: &[$($($crate::lint::RuleOption {
                name: stringify!($option),
                default: $default,
                least: $least,
                most: $most,
                summary: $meaning,
            },)+)?],
            page: include_str!($page),
            scores: declare_rule!(@or_not $($scores)?),
            wording: declare_rule!(@or_not $($wording)?),
            last: declare_rule!(@or_not $($last)?),
            check,
        };
    };
}
pub(super) use declare_rule;

/// A rule: what it is called, what it finds, why that matters [SPEC 11].
///
/// ```
/// let rule = okr_core::rule("ALN001").unwrap();
/// assert_eq!((rule.name(), rule.family()), ("orphan", "ALN"));
/// assert!(rule.explain().starts_with("# ALN001 orphan"));
/// ```
pub struct Rule {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    pub(super) summary: &'static str,
    pub(super) options: &'static [RuleOption],
    /// Markdown: the sections Why, Bad, Good, Source.
    pub(super) page: &'static str,
    /// Whether it reads the scorecard.
    pub(super) scores: bool,
    /// Whether it reads titles by the word lists of a language.
    pub(super) wording: bool,
    /// Whether it looks at what other rules found, and so runs after them.
    pub(super) last: bool,
    pub(super) check: fn(&Context<'_>, &mut Report<'_>),
}

/// A number that a rule can be given, such as how many are too many.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RuleOption {
    pub(super) name: &'static str,
    pub(super) default: f64,
    pub(super) least: f64,
    pub(super) most: f64,
    pub(super) summary: &'static str,
}

impl RuleOption {
    /// Its name, unique within its rule.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its value when none is given.
    pub fn default_value(&self) -> f64 {
        self.default
    }

    /// The smallest value that it takes.
    pub fn least(&self) -> f64 {
        self.least
    }

    /// The largest value that it takes.
    pub fn most(&self) -> f64 {
        self.most
    }

    /// What it means, in a few words.
    pub fn summary(&self) -> &'static str {
        self.summary
    }
}

/// All rules, in the order of their codes.
///
/// ```
/// assert!(okr_core::rules().iter().any(|rule| rule.code() == "ALN016"));
/// ```
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

/// The rule with a code (`ALN001`) or a name (`orphan`).
///
/// ```
/// assert_eq!(okr_core::rule("orphan").unwrap().code(), "ALN001");
/// assert!(okr_core::rule("ALN000").is_none());
/// ```
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    (RULES.iter().copied()).find(|rule| rule.is_called(code_or_name))
}

/// What pages say of rules that read titles.
const WORDING: &str = "\n\nIt reads the words of titles by the lists of a language, English unless another is \
                       chosen, and can be wrong\nabout them. Titles in a language without lists are left alone.";

impl Rule {
    /// The code: a family and a number, never given to another rule.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The family, which is the letters of the code: `ALN` for alignment.
    pub fn family(&self) -> &'static str {
        self.code.trim_end_matches(|c: char| c.is_ascii_digit())
    }

    /// The name in kebab case: `orphan`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How much its findings weigh unless the call says otherwise.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it finds, in one sentence.
    pub fn summary(&self) -> &'static str {
        self.summary
    }

    /// The numbers that it can be given.
    pub fn options(&self) -> &'static [RuleOption] {
        self.options
    }

    /// Whether it reads titles by the word lists of a language. Such a rule judges words and
    /// not facts, and finds nothing in titles of another language.
    pub fn reads_wording(&self) -> bool {
        self.wording
    }

    /// Why what it finds is worth finding (Markdown).
    pub fn why(&self) -> &'static str {
        self.section("Why")
    }

    /// An example with a finding (Markdown with JSON; see [`Rule::good`]).
    pub fn bad(&self) -> &'static str {
        self.section("Bad")
    }

    /// The same put right.
    ///
    /// Examples leave out what all of them share: the organization, units and cycles of
    /// the page that lists the rules.
    pub fn good(&self) -> &'static str {
        self.section("Good")
    }

    /// Whose advice it is (Markdown).
    pub fn source(&self) -> &'static str {
        self.section("Source")
    }

    /// All that is known of it, as a page of Markdown.
    pub fn explain(&self) -> String {
        let mut text = format!(
            "# {} {}\n\n{} Severity: {}.{}\n\n{}\n",
            self.code,
            self.name,
            self.summary,
            self.severity,
            if self.wording { WORDING } else { "" },
            self.page.trim()
        );
        if !self.options.is_empty() {
            text.push_str(
                "\n## Options\n\n| option | default | from | to | meaning |\n|---|---|---|---|---|\n",
            );
        }
        for it in self.options {
            let (name, default, least, most) = (it.name, it.default, it.least, it.most);
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "| `{name}` | {default} | {least} | {most} | {} |",
                it.summary
            );
        }
        text
    }

    pub(super) fn is_called(&self, code_or_name: &str) -> bool {
        self.code == code_or_name || self.name == code_or_name
    }

    /// Whether a code, a name or the start of a code names it.
    pub(super) fn answers_to(&self, selector: &str) -> bool {
        (!selector.is_empty() && self.code.starts_with(selector)) || self.name == selector
    }

    /// The text of a section of the page; empty if there is none.
    fn section(&self, title: &str) -> &'static str {
        let mut sections = self.page.split("\n## ").map(|part| {
            let part = part.trim_start_matches("## ");
            part.split_once('\n').unwrap_or((part, ""))
        });
        let found = sections.find(|(name, _)| *name == title);
        found.map_or("", |(_, text)| text.trim())
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({} {})", self.code, self.name)
    }
}
