//! A page of a saved file: its bytes, and what the file says of it.

use std::time::SystemTime;

use encoding_rs::{Encoding, UTF_8};
use unchaff::{Extraction, Extractor};

use crate::{
    Failure, Kind,
    source::{self, Origin},
    warc::Response,
};

/// What tells a page from the others of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// There are no others.
    Whole,
    /// The address of a WARC record, which stands for itself.
    Address(String),
    /// The name or the number within the file: `pages/rain.html`, `message 3`, `record 2`. It is a label and never a path.
    Within(String),
}

impl Name {
    /// An identifier for a page of a file: the file, the address, or the file and the name.
    #[must_use]
    pub fn id(&self, file: &str) -> String {
        match self {
            Self::Whole => file.to_owned(),
            Self::Address(address) => address.clone(),
            Self::Within(name) => format!("{file}: {name}"),
        }
    }

    /// The name of something in what has this name.
    pub(crate) fn inner(&self, name: &str) -> Self {
        Self::Within(match self {
            Self::Whole => name.to_owned(),
            Self::Address(outer) | Self::Within(outer) => format!("{outer}: {name}"),
        })
    }
}

/// A page as it was saved.
#[derive(Debug)]
pub struct Page {
    pub(crate) name: Name,
    pub(crate) address: Option<String>,
    pub(crate) saved: Option<SystemTime>,
    pub(crate) content_type: Option<String>,
    pub(crate) images: Vec<String>,
    pub(crate) is_text: bool,
    pub(crate) is_local: bool,
    pub(crate) body: Body,
}

#[derive(Debug)]
pub(crate) enum Body {
    /// Perhaps still packed.
    Http(Response),
    Plain(Vec<u8>),
}

impl Page {
    /// A page of which nothing is known but what its own bytes say.
    pub(crate) fn new(name: Name, bytes: Vec<u8>) -> Self {
        let Origin { address, saved, is_local } = source::origin(&bytes);
        Self {
            name,
            address,
            saved,
            content_type: None,
            images: Vec::new(),
            is_text: false,
            is_local,
            body: Body::Plain(bytes),
        }
    }

    /// Text without mark-up.
    pub(crate) fn text(name: Name, bytes: Vec<u8>) -> Self {
        Self {
            is_text: true,
            is_local: false,
            address: None,
            saved: None,
            ..Self::new(name, bytes)
        }
    }

    /// What tells it from the others of its file.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Where it was fetched from, if the file says so: the address of a record, the location of an MHTML file, the
    /// comment of a browser or of SingleFile. Mails have none.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// When it was saved, or when the mail was sent, if the file says so.
    #[must_use]
    pub fn saved(&self) -> Option<SystemTime> {
        self.saved
    }

    /// What the file says of the encoding: a whole `Content-Type` value or a label.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        match &self.body {
            Body::Http(response) => response.content_type.as_deref(),
            Body::Plain(_) => self.content_type.as_deref(),
        }
    }

    /// The images that were saved with it, by the addresses the page may name them by: locations and `cid:` of MHTML,
    /// locations of web archives, paths in a ZIP file. By default there are none.
    #[must_use]
    pub fn images(&self) -> &[String] {
        &self.images
    }

    /// Whether its images stand in a folder beside it, and relative addresses lead there.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.is_local
    }

    /// Whether it is text without mark-up: of a WET record or of a mail without HTML.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.is_text
    }

    /// An extractor for the page: with its address and its date, and what the file says of the encoding unless
    /// `charset` says more. The relative addresses of a page with a folder of images beside it stay as they are.
    #[must_use]
    pub fn extractor(&self, base: &Extractor, charset: Option<&str>) -> Extractor {
        let mut extractor = base.clone();
        if let Some(address) = &self.address {
            extractor = extractor.url(address);
        }
        if self.is_local {
            extractor = extractor.local(true);
        }
        if let Some(saved) = self.saved {
            extractor = extractor.now(saved);
        }
        match charset.or(self.content_type()) {
            Some(label) => extractor.charset(label),
            None => extractor,
        }
    }

    /// The bytes of the page, up to one more than `max`.
    ///
    /// # Errors
    ///
    /// [`Kind::Http`] if what the server packed cannot be unpacked.
    pub fn into_bytes(self, max: usize) -> Result<Vec<u8>, Failure> {
        match self.body {
            Body::Http(response) => {
                response.body(max).map_err(|message| Failure::new(Kind::Http, message))
            }
            Body::Plain(bytes) => Ok(bytes),
        }
    }

    /// Extracts the page, text or HTML.
    ///
    /// # Errors
    ///
    /// [`Kind::NotHtml`] and [`Kind::TooLarge`] as [`Extractor::extract_bytes`] has them, and those of
    /// [`into_bytes`](Self::into_bytes).
    pub fn extract(
        self,
        base: &Extractor,
        charset: Option<&str>,
        max: usize,
    ) -> Result<Extraction, Failure> {
        let extractor = self.extractor(base, charset);
        if self.is_text {
            return Ok(extractor.extract_text(&self.into_text(charset, max)?));
        }
        Ok(extractor.extract_bytes(&self.into_bytes(max)?)?)
    }

    /// The text of a page without mark-up, which is UTF-8 unless `charset` or the file says else.
    ///
    /// # Errors
    ///
    /// [`Kind::TooLarge`], [`Kind::NotHtml`] if there are NUL bytes, and those of [`into_bytes`](Self::into_bytes).
    pub fn into_text(self, charset: Option<&str>, max: usize) -> Result<String, Failure> {
        let label = charset.or(self.content_type()).map(label_of);
        let encoding = label.and_then(|it| Encoding::for_label(it.as_bytes())).unwrap_or(UTF_8);
        let bytes = self.into_bytes(max)?;
        if max < bytes.len() {
            return Err(Failure::too_large(max));
        }
        let (text, ..) = encoding.decode(&bytes);
        if text.contains('\0') {
            return Err(Failure::new(Kind::NotHtml, "not text: there are NUL bytes"));
        }
        Ok(text.into_owned())
    }
}

/// The label of an encoding in a `Content-Type` value, or the value if it is one itself.
fn label_of(value: &str) -> &str {
    let parameter = value.split(';').find_map(|part| {
        let (name, label) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(label)
    });
    parameter.unwrap_or(value).trim().trim_matches(['"', '\''])
}
