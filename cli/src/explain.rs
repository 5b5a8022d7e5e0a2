//! `unchaff explain`: every block of a page with its label and the reason.

use std::path::PathBuf;

use unchaff::Extraction;

use unchaff_saved::Failure;

use crate::{args::Explain, diff, page, write};

/// Explains a page, to standard output or into a file.
pub(crate) fn explain(options: &Explain) -> Result<(), (PathBuf, Failure)> {
    if let Some(files) = &options.diff {
        let text = diff::diff(files, options.output.is_some())?;
        return write::text(options.output.as_deref(), &text);
    }
    let path = options.path.clone().unwrap_or_else(|| PathBuf::from("-"));
    let page = page::read_one(&options.reading, &path).map_err(|failure| (path, failure))?;
    let text = if options.output.is_some() { page.report() } else { list(&page) };
    write::text(options.output.as_deref(), &text)
}

/// What the page is and how sure that is, then a line a block, each column as wide as its widest
/// entry. Behind a verdict of the learned table stand the features that moved it most.
fn list(page: &Extraction) -> String {
    let label_chars = page.blocks().map(|block| block.label().id().len()).max().unwrap_or(0);
    let reason_chars = page.blocks().map(|block| block.reason().id().len()).max().unwrap_or(0);
    let mut out = match page.confidence() {
        Some(confidence) => format!("# {}, confidence {confidence:.2}\n", page.page_type()),
        None => "# text without mark-up\n".to_owned(),
    };
    for block in page.blocks() {
        let (label, reason) = (block.label(), block.reason());
        let text = block.text().replace(['\n', '\r', '\t'], " ");
        out.push_str(&format!("{label:<label_chars$}  {reason:<reason_chars$}  {text}"));
        if let Some(share) = block.site_share().filter(|share| *share > 0.0) {
            out.push_str(&format!("  (on {:.0} % of the site's other articles)", 100.0 * share));
        }
        let factors: Vec<_> = block.factors().collect();
        if !factors.is_empty() {
            out.push_str(&format!("  [{}]", factors.join(", ")));
        }
        out.push('\n');
    }
    out
}
