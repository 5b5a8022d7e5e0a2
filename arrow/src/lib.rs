//! Pages split by `unchaff` as Arrow record batches, a row a page.
//!
//! The columns are the same wherever they come from: the command writes them to Parquet files.
//!
//! ```
//! use unchaff_arrow::{Batch, Row};
//!
//! let page = unchaff::extract("<h1>Rain</h1><p>It rained all night, and the lower road is gone.</p>");
//! let mut batch = Batch::new();
//! batch.push(Row::default().id("a.html"), &page);
//! batch.push_error(Row::default().id("b.pdf"), "not a web page");
//! let records = batch.finish();
//! assert_eq!((records.num_rows(), records.schema()), (2, unchaff_arrow::schema()));
//! ```

use std::sync::{Arc, LazyLock};

use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{ArrayBuilder, ListBuilder, StringBuilder, StructBuilder},
};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use unchaff::{Extraction, Selection};

/// How many pages at a time keep both the memory (some 50 MB of usual pages) and the cost of a batch low.
///
/// The command, the Python package and `unchaff-datafusion` go by it, too.
pub const PAGES_PER_BATCH: usize = 256;

/// The error of a row that holds no page.
pub const NO_PAGE: &str = "no page";

/// Columns of one text, in their order.
const TEXTS: [&str; 9] =
    ["id", "url", "title", "author", "date", "lang", "site_name", "text", "markdown"];
/// The fields of an image.
const IMAGE: [&str; 4] = ["url", "alt", "caption", "credit"];
/// The fields of a block.
const BLOCK: [&str; 4] = ["kind", "label", "reason", "text"];
/// What stands between the names of authors.
const AUTHORS: &str = "; ";

static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let list = |name: &str, item: Field| Field::new(name, DataType::List(Arc::new(item)), true);
    let fields = TEXTS.iter().map(|name| text(name)).chain([
        list("images", Field::new("item", DataType::Struct(texts(&IMAGE)), true)),
        list("blocks", Field::new("item", DataType::Struct(texts(&BLOCK)), true)),
        list("warnings", text("item")),
        text("error"),
    ]);
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
});

/// The columns: `id`, `url`, `title`, `author`, `date`, `lang`, `site_name`, `text` and `markdown` as
/// texts; `images` as a list of `url`, `alt`, `caption` and `credit`; `blocks` as a list of `kind`,
/// `label`, `reason` and `text`; `warnings` as a list of texts; `error`.
///
/// What is not known is null. A row with an error has nothing but its id and its address.
#[must_use]
pub fn schema() -> SchemaRef {
    Arc::clone(&SCHEMA)
}

/// What a row says beside the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'r> {
    id: Option<&'r str>,
    url: Option<&'r str>,
    language: Option<&'r str>,
    selection: Selection,
    lacks_blocks: bool,
    markdown_selection: Option<Selection>,
}

impl<'r> Row<'r> {
    /// What tells the page from others, such as the path of its file. By default null.
    #[must_use]
    pub fn id(mut self, id: &'r str) -> Self {
        self.id = Some(id);
        self
    }

    /// The address the page was fetched from. By default it is the one that the page gives itself.
    #[must_use]
    pub fn url(mut self, url: &'r str) -> Self {
        self.url = Some(url);
        self
    }

    /// The language of the page if the page itself does not tell. By default null.
    #[must_use]
    pub fn language(mut self, language: &'r str) -> Self {
        self.language = Some(language);
        self
    }

    /// Whether the blocks are in the row. By default they are; else the column is null.
    #[must_use]
    pub fn blocks(mut self, yes: bool) -> Self {
        self.lacks_blocks = !yes;
        self
    }

    /// What stands in the column `text` beside headings and body. By default nothing.
    #[must_use]
    pub fn selection(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }

    /// What stands in the column `markdown`. By default what [`Extraction::markdown`] has.
    #[must_use]
    pub fn markdown_selection(mut self, selection: Selection) -> Self {
        self.markdown_selection = Some(selection);
        self
    }
}

/// Rows that become a record batch.
#[derive(Debug)]
pub struct Batch {
    /// Those of [`TEXTS`].
    texts: [StringBuilder; TEXTS.len()],
    images: ListBuilder<StructBuilder>,
    blocks: ListBuilder<StructBuilder>,
    warnings: ListBuilder<StringBuilder>,
    errors: StringBuilder,
}

impl Default for Batch {
    fn default() -> Self {
        Self::new()
    }
}

impl Batch {
    /// A batch without rows.
    #[must_use]
    pub fn new() -> Self {
        let list = |names: &[&str]| {
            let item = StructBuilder::from_fields(texts(names), 0);
            ListBuilder::new(item)
        };
        Self {
            texts: std::array::from_fn(|_| StringBuilder::new()),
            images: list(&IMAGE),
            blocks: list(&BLOCK),
            warnings: ListBuilder::new(StringBuilder::new()),
            errors: StringBuilder::new(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.errors.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a page.
    pub fn push(&mut self, row: Row<'_>, page: &Extraction) {
        let facts = page.metadata();
        let authors = facts.authors().join(AUTHORS);
        let text = page.text_with(row.selection);
        let markdown = row.markdown_selection.map(|selection| page.markdown_with(selection));
        let markdown = markdown.unwrap_or_else(|| page.markdown());
        self.push_texts([
            row.id,
            row.url.or(facts.url()),
            facts.title(),
            Some(authors.as_str()).filter(|authors| !authors.is_empty()),
            facts.published(),
            facts.language().or(row.language),
            facts.site_name(),
            Some(&text),
            Some(&markdown),
        ]);
        for image in page.images() {
            let values = [image.url(), image.alt(), image.caption(), image.credit()];
            push_item(&mut self.images, values);
        }
        self.images.append(true);
        for block in page.blocks().filter(|_| !row.lacks_blocks) {
            let kind = block.kind().to_string();
            let (label, reason) = (block.label().id(), block.reason().id());
            push_item(&mut self.blocks, [&kind, label, reason, block.text()].map(Some));
        }
        self.blocks.append(!row.lacks_blocks);
        for warning in page.warnings() {
            self.warnings.values().append_value(warning.id());
        }
        self.warnings.append(true);
        self.errors.append_null();
    }

    /// Adds a page that could not be read, so that rows and pages stay in step.
    pub fn push_error(&mut self, row: Row<'_>, error: &str) {
        let mut texts = [None; TEXTS.len()];
        texts[..2].copy_from_slice(&[row.id, row.url]);
        self.push_texts(texts);
        self.images.append(false);
        self.blocks.append(false);
        self.warnings.append(false);
        self.errors.append_value(error);
    }

    /// The rows so far. The batch is empty then.
    ///
    /// # Panics
    ///
    /// Never: the columns are those of the schema, and a test makes one of each.
    pub fn finish(&mut self) -> RecordBatch {
        let mut columns: Vec<ArrayRef> =
            self.texts.iter_mut().map(|texts| Arc::new(texts.finish()) as ArrayRef).collect();
        columns.push(Arc::new(self.images.finish()));
        columns.push(Arc::new(self.blocks.finish()));
        columns.push(Arc::new(self.warnings.finish()));
        columns.push(Arc::new(self.errors.finish()));
        RecordBatch::try_new(schema(), columns).expect("every row has all columns")
    }

    fn push_texts(&mut self, values: [Option<&str>; TEXTS.len()]) {
        for (column, value) in self.texts.iter_mut().zip(values) {
            column.append_option(value);
        }
    }
}

/// Fields that hold text.
fn texts(names: &[&str]) -> Fields {
    names.iter().map(|name| Field::new(*name, DataType::Utf8, true)).collect()
}

fn push_item<const N: usize>(list: &mut ListBuilder<StructBuilder>, values: [Option<&str>; N]) {
    let item = list.values();
    for (i, value) in values.into_iter().enumerate() {
        if let Some(column) = item.field_builder::<StringBuilder>(i) {
            column.append_option(value);
        }
    }
    item.append(true);
}

#[cfg(test)]
mod tests {
    use arrow_array::{Array, ListArray, StructArray, cast::AsArray};

    use super::*;

    const PAGE: &str = "<html lang=en><link rel=canonical href=https://a.example/rain><article><h1>Rain</h1>\
        <figure><img src=/a.jpg alt=Road><figcaption>The road (Photo: Jo Ray)</figcaption></figure>\
        <p>It rained all night in the valley, and by the morning the road was gone.</p></article>";

    /// The texts of a column, by row.
    fn column<'b>(batch: &'b RecordBatch, name: &str) -> Vec<Option<&'b str>> {
        batch.column_by_name(name).expect("a column").as_string::<i32>().iter().collect()
    }

    /// The items of a list of the first row, as lines.
    fn items(batch: &RecordBatch, name: &str) -> Vec<String> {
        let lists: &ListArray = batch.column_by_name(name).expect("a column").as_list();
        let items = lists.value(0);
        let items: &StructArray = items.as_struct();
        let text = |column: &ArrayRef, row| column.as_string::<i32>().value(row).to_owned();
        let line =
            |row| items.columns().iter().map(|it| text(it, row)).collect::<Vec<_>>().join("|");
        (0..items.len()).map(line).collect()
    }

    #[test]
    fn a_page_is_a_row() {
        let mut batch = Batch::new();
        batch.push(Row::default().id("x"), &unchaff::extract(PAGE));
        batch.push(Row::default().url("https://b.example/"), &unchaff::extract(""));
        let batch = batch.finish();
        assert_eq!(column(&batch, "id"), [Some("x"), None]);
        let urls = [Some("https://a.example/rain"), Some("https://b.example/")];
        assert_eq!(column(&batch, "url"), urls);
        assert_eq!(column(&batch, "title"), [Some("Rain"), None]);
        assert!(column(&batch, "text")[0].is_some_and(|text| text.starts_with("It rained")));
        assert_eq!(items(&batch, "images"), ["/a.jpg|Road|The road|Jo Ray"]);
        assert_eq!(items(&batch, "blocks")[0], "heading-1|title|context/title|Rain");
        assert_eq!(column(&batch, "error"), [None, None]);
    }

    #[test]
    fn a_row_may_lack_blocks_and_tell_the_language() {
        let mut batch = Batch::new();
        for page in [PAGE, "<p>Rain"] {
            batch.push(Row::default().language("de").blocks(false), &unchaff::extract(page));
        }
        let batch = batch.finish();
        assert_eq!(column(&batch, "lang"), [Some("en"), Some("de")]);
        assert!(batch.column_by_name("blocks").expect("a column").is_null(0));
    }

    #[test]
    fn an_error_is_a_row() {
        let mut batch = Batch::new();
        batch.push_error(Row::default().id("x").url("y"), NO_PAGE);
        assert_eq!(batch.len(), 1);
        let records = batch.finish();
        assert!(batch.is_empty());
        let first = [column(&records, "id")[0], column(&records, "url")[0]];
        assert_eq!(first, [Some("x"), Some("y")]);
        assert_eq!(column(&records, "error"), [Some(NO_PAGE)]);
        assert!(records.column_by_name("blocks").expect("a column").is_null(0));
    }
}
