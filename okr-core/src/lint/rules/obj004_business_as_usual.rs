//! OBJ004: an objective that asks for nothing new.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    OBJ004 "business-as-usual" Hint,
    "An objective keeps what there is.",
    wording: true,
    page: "obj004_business_as_usual.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if cx.readings().objective(row).has(Mark::Usual) {
            let title = store.text(store.objectives[row as usize].title);
            report.add(
                At::objective(row).member("title"),
                format_args!("objective `{}` keeps what there is", shorten(title)),
                "say what is to be different at the end, and keep what must hold as a guardrail or a KPI",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, objective};

    #[test]
    fn what_only_keeps_is_found() {
        for title in [
            "Maintain the billing platform for our partners",
            "Keep the lights on in the data centre of Lyon",
            "Continue to support hospitals in the north",
            "Run the warehouse as business as usual",
        ] {
            let message = format!("objective `{title}` keeps what there is");
            assert_eq!(
                found("OBJ004", &objective(title)),
                [format!("/objectives/0/title: {message}")]
            );
        }
    }

    #[test]
    fn what_changes_something_is_none() {
        for title in [
            "Keep growing faster than the market for trail shoes",
            "Become the shop that keeps its promises",
            "Win back the trust of hospitals",
            "Make every night in the ward calmer",
        ] {
            assert!(found("OBJ004", &objective(title)).is_empty(), "{title}");
        }
    }
}
