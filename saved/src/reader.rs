//! Opens a file by its first bytes, and what is in it, until there are pages.

use std::{
    fmt,
    io::{BufRead, Cursor, Read, Seek, SeekFrom},
    ops::ControlFlow,
    rc::Rc,
};

use unchaff::FileType;

use crate::{
    Failure, Form, Kind, Name, Page, form,
    mail::{self, Mailbox},
    plist,
    unpack::{MAX_WHOLE_BYTES, Meter, Metered, Packing, Unpacked, buffered, measure, read_bounded},
    warc, zip,
};

/// How often something may be packed into something else: a page in MHTML in gzip in a ZIP file in gzip.
pub(crate) const MAX_DEPTH: usize = 5;

/// What a file holds.
#[derive(Debug)]
pub enum Item {
    /// A page.
    Page(Box<Page>),
    /// What cannot be read.
    Broken {
        /// Which.
        name: Name,
        /// Why.
        failure: Failure,
    },
    /// A request, a picture, a redirect, a script.
    LeftOut,
}

/// A file that can seek.
pub(crate) trait Random: Read + Seek {}

impl<R: Read + Seek> Random for R {}

/// Where bytes come from.
pub struct Input<'r>(Bytes<'r>);

enum Bytes<'r> {
    Stream(Box<dyn Read + 'r>),
    File(Box<dyn Random + 'r>),
}

impl<'r> Input<'r> {
    /// Bytes that are read once, from the beginning to the end. A ZIP file is held in memory, up to 256 MiB.
    pub fn stream(input: impl Read + 'r) -> Self {
        Self(Bytes::Stream(Box::new(input)))
    }

    /// A file, or bytes that are in memory already. Of a ZIP file no more than a page is held in memory.
    pub fn file(input: impl Read + Seek + 'r) -> Self {
        Self(Bytes::File(Box::new(input)))
    }
}

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Bytes::Stream(_) => "Input::stream",
            Bytes::File(_) => "Input::file",
        })
    }
}

/// Hands out what a file holds, in its order. `max_bytes` is the largest page.
///
/// Behind a page that is broken it goes on, if it can be told where the next one begins. A file in none of the forms
/// is handed out as one page, and extracting it says what it looks like.
pub fn read(input: Input<'_>, max_bytes: usize, mut each: impl FnMut(Item) -> ControlFlow<()>) {
    let meter = Rc::new(Meter::default());
    let mut reader = Reader { max_bytes, meter, each: &mut each, is_inner: false };
    let meter = &Rc::clone(&reader.meter);
    let _ = match input.0 {
        Bytes::Stream(stream) => {
            reader.open(Opened::Stream(Box::new(Metered::new(stream, meter))), &Name::Whole, 0)
        }
        Bytes::File(mut file) => match measure(&mut file, meter) {
            Ok(()) => {
                reader.open(Opened::File(Box::new(Metered::new(file, meter))), &Name::Whole, 0)
            }
            Err(error) => reader.broken(Name::Whole, error.into()),
        },
    };
}

/// The first page of a file.
///
/// # Errors
///
/// Why it cannot be read, and [`Kind::NotHtml`] if there is none.
pub fn read_page(input: Input<'_>, max_bytes: usize) -> Result<Page, Failure> {
    let mut found = Err(Failure::new(Kind::NotHtml, "there is no page in it"));
    read(input, max_bytes, |item| {
        found = match item {
            Item::LeftOut => return ControlFlow::Continue(()),
            Item::Page(page) => Ok(*page),
            Item::Broken { failure, .. } => Err(failure),
        };
        ControlFlow::Break(())
    });
    found
}

/// A file that is known to hold text without mark-up, packed or not, whatever it looks like.
///
/// # Errors
///
/// Those of the file, and [`Kind::TooLarge`] if it is packed too often.
pub fn read_text(input: Input<'_>, max_bytes: usize) -> Result<Page, Failure> {
    let mut stream: Box<dyn Read + '_> = match input.0 {
        Bytes::Stream(stream) => stream,
        Bytes::File(file) => Box::new(file),
    };
    for _ in 0..=MAX_DEPTH {
        let head = form::head(&mut stream)?;
        let packing = Packing::of(&head);
        let all = buffered(Cursor::new(head).chain(stream));
        match packing {
            None => return Ok(Page::text(Name::Whole, read_bounded(all, max_bytes)?)),
            Some(packing) => stream = packing.unpack(all)?,
        }
    }
    Err(packed_too_often())
}

/// The error of what is packed in itself, in itself.
pub(crate) fn packed_too_often() -> Failure {
    Failure::new(Kind::TooLarge, format!("it is packed more than {MAX_DEPTH} times"))
}

/// A file, or something in one.
pub(crate) enum Opened<'r> {
    Stream(Box<dyn Read + 'r>),
    File(Box<dyn Random + 'r>),
}

/// Goes through a file.
pub(crate) struct Reader<'e> {
    pub(crate) max_bytes: usize,
    pub(crate) meter: Rc<Meter>,
    each: &'e mut dyn FnMut(Item) -> ControlFlow<()>,
    /// Whether what is opened stands in an archive, where scripts and pictures are no errors.
    is_inner: bool,
}

impl Reader<'_> {
    /// Reads something packed `depth` times.
    pub(crate) fn open(
        &mut self,
        opened: Opened<'_>,
        name: &Name,
        depth: usize,
    ) -> ControlFlow<()> {
        match self.try_open(opened, name, depth) {
            Ok(flow) => flow,
            Err(failure) => self.broken(name.clone(), failure),
        }
    }

    fn try_open(
        &mut self,
        mut opened: Opened<'_>,
        name: &Name,
        depth: usize,
    ) -> Result<ControlFlow<()>, Failure> {
        let head = match &mut opened {
            Opened::Stream(stream) => form::head(stream)?,
            Opened::File(file) => {
                let head = form::head(&mut *file)?;
                file.seek(SeekFrom::Start(0))?;
                head
            }
        };
        if let Some(packing) = Packing::of(&head) {
            if depth == MAX_DEPTH {
                return Err(packed_too_often());
            }
            let inner = Unpacked::new(packing.unpack(buffered(opened.stream(head)))?, &self.meter);
            return Ok(self.open(Opened::Stream(Box::new(inner)), name, depth + 1));
        }
        let form = Form::of_unpacked(&head);
        match form {
            Form::Zip => match opened {
                Opened::File(file) => zip::read(self, file, name, depth),
                Opened::Stream(_) => {
                    zip::read(self, Cursor::new(whole(opened.stream(head))?), name, depth)
                }
            },
            Form::Warc => Ok(self.warc(buffered(opened.stream(head)), name)),
            Form::Mailbox => Ok(self.mailbox(buffered(opened.stream(head)), name)),
            Form::Mail => {
                Ok(self.page(mail::page(&whole(opened.stream(head))?, name, self.max_bytes)?))
            }
            Form::PropertyList => {
                Ok(self.page(plist::page(whole(opened.stream(head))?, name, self.max_bytes)?))
            }
            Form::Text | Form::Other(_) if self.is_inner => Ok((self.each)(Item::LeftOut)),
            Form::Page | Form::Text | Form::Other(_) => {
                let bytes = read_bounded(opened.stream(head), self.max_bytes)?;
                if self.max_bytes < bytes.len() {
                    return Err(Failure::too_large(self.max_bytes));
                }
                Ok(self.page(Page::new(name.clone(), bytes)))
            }
        }
    }

    /// Reads what stands in an archive, with what that says of it, and notes whether it was a page or should have been.
    pub(crate) fn open_inner(
        &mut self,
        opened: Opened<'_>,
        name: &Name,
        depth: usize,
        told: impl Fn(Item) -> Item,
        has_page: &mut bool,
    ) -> ControlFlow<()> {
        let each = &mut *self.each;
        let mut noting = |item| {
            let item = told(item);
            *has_page |= !matches!(item, Item::LeftOut);
            each(item)
        };
        let meter = Rc::clone(&self.meter);
        let mut inner =
            Reader { max_bytes: self.max_bytes, meter, each: &mut noting, is_inner: true };
        inner.open(opened, name, depth)
    }

    pub(crate) fn page(&mut self, page: Page) -> ControlFlow<()> {
        (self.each)(Item::Page(Box::new(page)))
    }

    pub(crate) fn left_out(&mut self) -> ControlFlow<()> {
        (self.each)(Item::LeftOut)
    }

    pub(crate) fn broken(&mut self, name: Name, failure: Failure) -> ControlFlow<()> {
        (self.each)(Item::Broken { name, failure })
    }

    fn warc(&mut self, input: impl BufRead, name: &Name) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        warc::read(input, self.max_bytes, |item| {
            flow = match item {
                // What has no address has a number, and that is one of its file.
                Item::Broken { name: Name::Within(record), failure } => {
                    self.broken(name.inner(&record), failure)
                }
                item => (self.each)(item),
            };
            flow
        });
        flow
    }

    fn mailbox(&mut self, input: impl BufRead, name: &Name) -> ControlFlow<()> {
        for (number, message) in (1..).zip(Mailbox::new(input)) {
            let name = name.inner(&format!("message {number}"));
            let page = message.and_then(|bytes| mail::page(&bytes, &name, self.max_bytes));
            match page {
                Ok(page) => self.page(page)?,
                Err(failure) => self.broken(name, failure)?,
            }
        }
        ControlFlow::Continue(())
    }
}

impl<'r> Opened<'r> {
    /// All of it from the beginning, of which `head` was read if it cannot seek.
    fn stream(self, head: Vec<u8>) -> Box<dyn Read + 'r> {
        match self {
            Self::Stream(rest) => Box::new(Cursor::new(head).chain(rest)),
            Self::File(file) => Box::new(file),
        }
    }
}

/// A file of a form that cannot be read in pieces.
fn whole(input: impl Read) -> Result<Vec<u8>, Failure> {
    let bytes = read_bounded(input, MAX_WHOLE_BYTES)?;
    if MAX_WHOLE_BYTES < bytes.len() { Err(Failure::too_large(MAX_WHOLE_BYTES)) } else { Ok(bytes) }
}

/// What an archive without a page is.
pub(crate) fn no_page(file: FileType) -> Failure {
    Failure::new(Kind::NotHtml, format!("not a web page: the bytes look like {file}"))
}
