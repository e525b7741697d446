//! The JSON Schemas of FORMAT, made from the types that are written.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::{Value, json};

use super::{
    document::{Custom, Document, Source, Waiver},
    scorecard::{ScoreWire, ScorecardWire},
};
use crate::{policy::Policy, values::Date};

/// Declares stand-ins for members whose bounds their Rust type does not say.
macro_rules! stand_ins {
    ($($(#[$doc:meta])* $name:ident = $schema:tt;)+) => {
        $(
            $(#[$doc])*
            pub(crate) struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn inline_schema() -> bool {
                    true
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($schema)
                }
            }
        )+
    };
}

stand_ins! {
    /// The version of the format.
    Version = { "const": "1" };
    /// An identifier [SPEC 1].
    Id = { "type": "string", "pattern": "^[A-Za-z0-9._:/@-]{1,128}$" };
    /// A title or name: not blank.
    Title = { "type": "string", "maxLength": 1000, "pattern": "\\S" };
    /// A reason: not blank.
    Reason = { "type": "string", "pattern": "\\S" };
    /// A number of SPEC 2.1.
    Number = { "type": "number", "minimum": -1e15, "maximum": 1e15 };
    /// A check-in's value.
    NumberOrBoolean = { "type": ["number", "boolean"], "minimum": -1e15, "maximum": 1e15 };
    /// A number from 0 to 1.
    Share = { "type": "number", "minimum": 0, "maximum": 1 };
    /// A weight [SPEC 2.3].
    WeightNumber = { "type": "number", "minimum": 0.000_001, "maximum": 1_000_000 };
    /// A date [SPEC 1].
    DateText = { "type": "string", "format": "date", "pattern": "^(19|20|21|22)[0-9]{2}-[0-9]{2}-[0-9]{2}$" };
    /// Rule to severity.
    Severities = { "type": "object", "additionalProperties": { "enum": ["error", "warning", "hint", null] } };
    /// Rule to option to number.
    RuleNumbers = {
        "type": "object",
        "additionalProperties": {
            "type": ["object", "null"],
            "additionalProperties": { "type": ["number", "null"] }
        }
    };
    /// Anything.
    Anything = {};
}

/// The name of a policy [SPEC 7.3].
pub(crate) struct PolicyName;

impl JsonSchema for PolicyName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PolicyName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": Policy::NAMES })
    }
}

/// Gives a type the schema of a stand-in.
macro_rules! like {
    ($($type:ty: $stand_in:ty;)+) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$stand_in>::schema_name()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$stand_in>::json_schema(generator)
            }
        })+
    };
}

like! {
    Date: DateText;
    Custom<'_>: Anything;
    ScoreWire: Share;
}

impl JsonSchema for Source<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Source".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Where a key result's values come from [SPEC 3.12].",
            "anyOf": [
                { "const": "check_ins" },
                {
                    "type": "object",
                    "properties": { "kpi": { "type": "string" }, "sum_of": { "type": "null" }, "custom": true },
                    "required": ["kpi"],
                    "additionalProperties": false
                },
                {
                    "type": "object",
                    "properties": {
                        "sum_of": { "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true },
                        "kpi": { "type": "null" },
                        "custom": true
                    },
                    "required": ["sum_of"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

/// The members that a waiver may be for.
const WAIVED: [&str; 6] = [
    "objective",
    "key_result",
    "unit",
    "cycle",
    "kpi",
    "priority",
];

impl JsonSchema for Waiver<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Waiver".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut members = serde_json::Map::new();
        members.insert("rule".to_owned(), json!({ "type": "string" }));
        for name in WAIVED {
            members.insert(name.to_owned(), Id::json_schema(generator).to_value());
        }
        members.insert(
            "reason".to_owned(),
            Reason::json_schema(generator).to_value(),
        );
        members.insert(
            "until".to_owned(),
            DateText::json_schema(generator).to_value(),
        );
        members.insert("custom".to_owned(), json!(true));
        json_schema!({
            "description": "Findings of one rule about one thing that are accepted.",
            "type": "object",
            "properties": members,
            "required": ["rule", "reason"],
            "additionalProperties": false,
            "oneOf": WAIVED.map(stated)
        })
    }
}

/// A member that is stated: there and not null.
fn stated(name: &str) -> Value {
    json!({ "required": [name], "properties": { name: { "not": { "type": "null" } } } })
}

/// An edge names one target.
pub(crate) fn exactly_one_target(schema: &mut Schema) {
    let targets = ["objective", "key_result", "priority"].map(stated);
    schema.insert("oneOf".to_owned(), targets.as_slice().into());
}

/// An override needs a day and a reason.
pub(crate) fn score_needs_reason(schema: &mut Schema) {
    let mut reason = stated("reason");
    reason["properties"]["reason"] = json!({ "pattern": "\\S" });
    schema.insert("if".to_owned(), stated("score"));
    schema.insert(
        "then".to_owned(),
        json!({ "allOf": [stated("on"), reason] }),
    );
}

/// An amendment states something.
pub(crate) fn changes_something(schema: &mut Schema) {
    let changes = ["measure", "due", "weight"].map(stated);
    schema.insert("anyOf".to_owned(), changes.as_slice().into());
}

/// Optional members may be null, which counts as absent [SPEC 1].
fn allow_null(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let required: Vec<Value> = (object.get("required").and_then(Value::as_array))
                .cloned()
                .unwrap_or_default();
            let closed = object.get("additionalProperties") == Some(&Value::Bool(false));
            if let Some(Value::Object(members)) = object.get_mut("properties").filter(|_| closed) {
                for (name, member) in members {
                    let optional = !required.iter().any(|it| it == name);
                    let free = member.as_bool() == Some(true)
                        || (member.as_object())
                            .is_some_and(|it| !it.keys().any(|key| key != "description"));
                    if optional && !free {
                        nullable(member);
                    }
                }
            }
            object.values_mut().for_each(allow_null);
        }
        Value::Array(list) => list.iter_mut().for_each(allow_null),
        _ => {}
    }
}

fn nullable(member: &mut Value) {
    if let Some(types) = member.get("type") {
        let mut types = match types {
            Value::Array(types) => types.clone(),
            one => vec![one.clone()],
        };
        if !types.iter().any(|it| it == "null") {
            types.push("null".into());
        }
        member["type"] = types.into();
        return;
    }
    let is_null = |it: &Value| it.get("type").is_some_and(|it| it == "null");
    if let Some(Value::Array(any)) = member.get_mut("anyOf") {
        if !any.iter().any(is_null) {
            any.push(json!({ "type": "null" }));
        }
        return;
    }
    let mut inner = member.take();
    let description = inner
        .as_object_mut()
        .and_then(|it| it.remove("description"));
    *member = json!({ "anyOf": [inner, { "type": "null" }] });
    if let Some(description) = description {
        member["description"] = description;
    }
}

/// The schema of what a type is written as.
fn schema<T: JsonSchema>(id: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    schema["$id"] = id.into();
    schema
}

fn text(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The JSON Schema (draft 2020-12) of the portfolio, as `schema/portfolio.schema.json` has it.
///
/// It says what a schema can say: members, types, bounds. References, loops and what
/// takes two members to judge are for loading.
pub fn portfolio_schema() -> String {
    let mut schema = schema::<Document<'static>>("portfolio.schema.json");
    allow_null(&mut schema);
    text(&schema)
}

/// The JSON Schema (draft 2020-12) of the scorecard, as `schema/scorecard.schema.json` has it.
pub fn scorecard_schema() -> String {
    text(&schema::<ScorecardWire<'static>>("scorecard.schema.json"))
}
