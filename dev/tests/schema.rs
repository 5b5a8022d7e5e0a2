//! The JSON of every fixture is as `schema/extraction.schema.json` says, and the schema is as exact
//! as the library.

#[path = "../../tests/common/pages.rs"]
mod pages;

use std::collections::BTreeSet;

use jsonschema::Validator;
use pages::fixtures;
use serde_json::{Map, Value, json};
use unchaff::{Extraction, Extractor, Field, Label, SiteProfile, Source};

fn schema() -> Value {
    serde_json::from_str(include_str!("../../schema/extraction.schema.json")).expect("it is JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("it is a schema")
}

fn json(page: &Extraction) -> Value {
    serde_json::to_value(page).expect("it is JSON")
}

/// The fixtures, once with an address, and what needs none.
fn outputs() -> Vec<Value> {
    let extractor = Extractor::new().url("https://valley.example/a/b");
    let mut outputs = Vec::new();
    for html in fixtures("../tests/fixtures") {
        outputs.push(json(&unchaff::extract(&html)));
        outputs.push(json(&extractor.extract(&html)));
    }
    outputs.push(json(&unchaff::extract("")));
    outputs.push(json(&extractor.extract_text("Rain\n- It rained all night in the valley.")));
    outputs.push(json(&extractor.extract_bytes(b"<p>Rain \xff").expect("it is a page")));
    outputs
}

/// Whether an output is as the schema says.
#[track_caller]
fn check(validator: &Validator, output: &Value, is_valid: bool) {
    let errors: Vec<String> = validator.iter_errors(output).map(|it| it.to_string()).collect();
    assert_eq!(errors.is_empty(), is_valid, "{errors:?} in {output}");
}

#[test]
fn every_output_is_as_the_schema_says() {
    let validator = validator();
    for output in outputs() {
        check(&validator, &output, true);
        let mut line = output;
        line["id"] = "a.html".into();
        line["seconds"] = 0.25.into();
        check(&validator, &line, true);
    }
}

/// A page with an image, a link, a number and code, so that there is something of everything.
fn whole() -> Value {
    let html = "<h1>Rain</h1><ol><li>It rained all night in the <a href=/a>valley</a>, and the road is gone.</ol>\
        <pre><code class=language-rust>let rain = 1;</code></pre>\
        <figure><img src=/a.jpg alt=Road><figcaption>The road. (Photo: Jo Ray)</figcaption></figure>\
        <video src=/rain.mp4 title=Rain></video>\
        <p>Nobody was hurt, the mayor said, but forty houses are without power.</p>";
    let mut site = SiteProfile::new();
    site.learn(&unchaff::extract("<title>Snow</title><p>It snowed all night in the valley."));
    let page = json(&Extractor::new().site(site).extract(html));
    assert_eq!(page["blocks"][1]["number"], 1, "{page}");
    assert_eq!(page["blocks"][1]["links"][0]["url"], "/a", "{page}");
    assert_eq!(page["blocks"][2]["language"], "rust", "{page}");
    assert_eq!(page["images"][0]["credit"], "Jo Ray", "{page}");
    page
}

/// What is there only if other articles of the site are known.
const SOMETIMES: &str = "site_share";

/// The places of objects in an output, and of their descriptions in the schema.
const OBJECTS: [(&str, &str); 5] = [
    ("", ""),
    ("/blocks/1", "/$defs/block"),
    ("/blocks/1/links/0", "/$defs/link"),
    ("/images/0", "/$defs/image"),
    ("/players/0", "/$defs/player"),
];

fn object<'v>(value: &'v Value, place: &str) -> &'v Map<String, Value> {
    value.pointer(place).and_then(Value::as_object).expect("there is an object")
}

#[test]
fn an_output_with_a_broken_field_is_not() {
    let (validator, whole) = (validator(), whole());
    check(&validator, &whole, true);
    for (place, _) in OBJECTS {
        for key in object(&whole, place).keys() {
            let change = |change: &dyn Fn(&mut Map<String, Value>)| {
                let mut broken = whole.clone();
                change(broken.pointer_mut(place).and_then(Value::as_object_mut).expect("as above"));
                check(&validator, &broken, false);
            };
            if key != SOMETIMES {
                change(&|object| drop(object.remove(key)));
            }
            change(&|object| drop(object.insert(key.clone(), json!({ "no": "such" }))));
        }
    }
    for (place, value) in [
        ("/schema_version", json!(2)),
        ("/page_type", json!("Article")),
        ("/confidence", json!(1.5)),
        ("/warnings", json!(["late"])),
        ("/sources", json!({ "mood": "block" })),
        ("/sources", json!({ "title": "guess" })),
        ("/blocks/0/label", json!("headline")),
        ("/blocks/0/kind", json!("heading-7")),
        ("/blocks/1/kind", json!("list-item-0")),
        ("/blocks/1/number", json!(-1)),
        ("/blocks/2/language", json!("a\"b")),
        ("/images/0/credit_source", json!("guess")),
        ("/images/0/position", json!(-1)),
        ("/players/0/position", json!(-1)),
    ] {
        let mut broken = whole.clone();
        *broken.pointer_mut(place).expect("it is there") = value;
        check(&validator, &broken, false);
    }
}

#[test]
fn the_schema_names_what_the_library_writes() {
    let (schema, whole) = (schema(), whole());
    for (place, of_schema) in OBJECTS {
        let described = object(&schema, &format!("{of_schema}/properties"));
        let mut keys: BTreeSet<&String> = object(&whole, place).keys().collect();
        let optional = ["id".to_owned(), "seconds".to_owned()];
        if place.is_empty() {
            keys.extend(&optional);
        }
        assert_eq!(keys, described.keys().collect());
    }
    let names = |place: &str| schema.pointer(place).cloned().expect("there is a list");
    let ids = |ids: Vec<&str>| json!(ids);
    assert_eq!(names("/$defs/label/enum"), ids(Label::ALL.iter().map(|it| it.id()).collect()));
    assert_eq!(names("/$defs/source/enum"), ids(Source::ALL.iter().map(|it| it.id()).collect()));
    assert_eq!(
        names("/properties/sources/propertyNames/enum"),
        ids(Field::ALL.iter().map(|it| it.id()).collect())
    );
}
