//! A page and what is known about it in, a struct of its columns out.

use std::sync::Arc;

use datafusion::{
    arrow::{
        array::{Array, ArrayRef, AsArray, StringViewArray, StructArray},
        datatypes::DataType,
    },
    common::{exec_err, plan_err},
    error::Result,
    logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility},
};
use unchaff::Extractor;
use unchaff_arrow::{Batch, NO_PAGE, Row};

/// The page, its address, its id.
pub(crate) const MAX_ARGUMENTS: usize = 3;

#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct ExtractPage {
    signature: Signature,
    has_blocks: bool,
}

impl ExtractPage {
    /// Without blocks that column is null.
    pub(crate) fn new(has_blocks: bool) -> Self {
        Self { signature: Signature::user_defined(Volatility::Immutable), has_blocks }
    }
}

impl ScalarUDFImpl for ExtractPage {
    fn name(&self) -> &str {
        "extract_page"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        let ([html, about @ ..], 1..=MAX_ARGUMENTS) = (types, types.len()) else {
            return plan_err!(
                "extract_page takes a page and, if they are known, its address and id"
            );
        };
        if let Some(other) = about.iter().find(|about| !is_text(about)) {
            return plan_err!(
                "extract_page takes the address and the id as strings, not as {other}"
            );
        }
        let mut coerced = vec![DataType::Utf8View; types.len()];
        coerced[0] = page_type(html)?;
        Ok(coerced)
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Struct(unchaff_arrow::schema().fields().clone()))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        let [html, about @ ..] = arrays.as_slice() else {
            return exec_err!("extract_page without a page");
        };
        let about = [0, 1].map(|at| about.get(at).map(|texts| texts.as_string_view()));
        let batch = extract(html, about, self.has_blocks).finish();
        Ok(ColumnarValue::Array(Arc::new(StructArray::from(batch))))
    }
}

/// What pages are handed over as: views, which are made of other arrays without a copy.
fn page_type(html: &DataType) -> Result<DataType> {
    match html {
        html if is_text(html) => Ok(DataType::Utf8View),
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => Ok(DataType::BinaryView),
        _ => plan_err!("extract_page takes a page as a string or as bytes, not as {html}"),
    }
}

fn is_text(kind: &DataType) -> bool {
    kind.is_string() || kind.is_null()
}

/// A row for each page; about a page are known its address and its id.
fn extract(html: &ArrayRef, about: [Option<&StringViewArray>; 2], has_blocks: bool) -> Batch {
    let strings = html.as_string_view_opt();
    let bytes = html.as_binary_view_opt();
    let mut batch = Batch::new();
    for at in 0..html.len() {
        let mut row = Row::default().blocks(has_blocks);
        let mut extractor = Extractor::new();
        let [url, id] =
            about.map(|texts| texts.filter(|it| it.is_valid(at)).map(|it| it.value(at)));
        if let Some(url) = url {
            row = row.url(url);
            extractor = extractor.url(url);
        }
        if let Some(id) = id {
            row = row.id(id);
        }
        let page = if html.is_null(at) {
            Err(NO_PAGE.to_owned())
        } else if let Some(strings) = strings {
            Ok(extractor.extract(strings.value(at)))
        } else {
            let bytes = bytes.map_or(&[][..], |bytes| bytes.value(at));
            extractor.extract_bytes(bytes).map_err(|error| error.to_string())
        };
        match page {
            Ok(page) => batch.push(row, &page),
            Err(error) => batch.push_error(row, &error),
        }
    }
    batch
}
