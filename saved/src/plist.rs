//! What Safari saves as a web archive: a property list, binary or XML, with a page and what it shows.

use std::{
    borrow::Cow,
    io::{self, BufReader, Cursor, Read, Seek, SeekFrom},
};

use plist::stream::{BinaryReader, Event, OwnedEvent, XmlReader};

use crate::{Failure, Kind, Name, Page, frames, page::Body, source};

/// What a binary list begins with.
const BINARY_MARK: &[u8] = b"bplist";
/// A binary list may name an object many times, and each time it is read again. Safari names each once.
const MAX_READ_RATIO: u64 = 8;
/// What is read of a short list without a question.
const MIN_READ_BYTES: u64 = 1 << 20;
/// The names of the entries that are read.
const MAIN: &str = "WebMainResource";
const OTHERS: &str = "WebSubresources";
const FRAMES: &str = "WebSubframeArchives";
const DATA: &str = "WebResourceData";
const ADDRESS: &str = "WebResourceURL";
const ENCODING: &str = "WebResourceTextEncodingName";
const TYPE: &str = "WebResourceMIMEType";

/// The main page of a web archive.
pub(crate) fn page(bytes: Vec<u8>, name: &Name, max_bytes: usize) -> Result<Page, Failure> {
    let mut archive = Archive::default();
    if bytes.starts_with(BINARY_MARK) {
        let budget = (bytes.len() as u64).saturating_mul(MAX_READ_RATIO).max(MIN_READ_BYTES);
        archive.read(BinaryReader::new(Budgeted { bytes: Cursor::new(bytes), budget }))?;
    } else {
        archive.read(XmlReader::new(BufReader::new(Cursor::new(bytes))))?;
    }
    let Archive { mut main, images, is_archive, fullest: (_, mut frame), .. } = archive;
    if main.data.as_deref().is_some_and(frames::is_shell) && frame.data.is_some() {
        frame.address = frame.address.filter(|it| it.starts_with("http")).or(main.address);
        main = frame;
    }
    let body = match main.data {
        Some(body) => body,
        None if is_archive => return Err(broken("its page is missing")),
        None => {
            let message =
                "not a web page: the bytes look like a property list, and not like a web archive";
            return Err(Failure::new(Kind::NotHtml, message));
        }
    };
    if max_bytes < body.len() {
        return Err(Failure::too_large(max_bytes));
    }
    let origin = source::origin(&body);
    Ok(Page {
        name: name.clone(),
        address: main.address.or(origin.address),
        saved: origin.saved,
        content_type: main.encoding,
        images,
        is_text: main.mime_type.as_deref() == Some("text/plain"),
        is_local: false,
        body: Body::Plain(body),
    })
}

#[derive(Default)]
struct Archive {
    main: Resource,
    images: Vec<String>,
    is_archive: bool,
    /// The one of the others that is being read.
    other: Resource,
    /// The frame that is being read, and the one before that shows most, with how much.
    frame: Resource,
    fullest: (usize, Resource),
    /// The dictionaries and lists that are open.
    open: Vec<Level>,
}

/// What was saved under one address.
#[derive(Default)]
struct Resource {
    data: Option<Vec<u8>>,
    address: Option<String>,
    encoding: Option<String>,
    mime_type: Option<String>,
}

/// Where in an archive something stands.
#[derive(Clone, Copy)]
enum Place {
    /// In the page itself.
    Main,
    /// In the page of a frame.
    Frame,
    /// In what else was saved.
    Other,
    Elsewhere,
}

enum Level {
    List,
    /// With its key, once that is read.
    Dictionary(Option<String>),
}

impl Archive {
    fn read(
        &mut self,
        events: impl Iterator<Item = Result<OwnedEvent, plist::Error>>,
    ) -> Result<(), Failure> {
        for event in events {
            let event = match event {
                Ok(event) => event,
                // A file that was cut off behind its page is as good as whole.
                Err(_) if self.main.data.is_some() && self.open.len() < 2 => return Ok(()),
                Err(error) => return Err(broken(&error.to_string())),
            };
            self.take(event);
        }
        Ok(())
    }

    fn take(&mut self, event: OwnedEvent) {
        match event {
            Event::StartArray(_) => self.open.push(Level::List),
            Event::StartDictionary(_) => self.open.push(Level::Dictionary(None)),
            Event::EndCollection => {
                match self.place() {
                    Place::Other => {
                        let other = std::mem::take(&mut self.other);
                        let is_image = other.mime_type.is_some_and(|it| it.starts_with("image/"));
                        self.images.extend(other.address.filter(|_| is_image));
                    }
                    Place::Frame => {
                        let frame = std::mem::take(&mut self.frame);
                        let weight = frame.data.as_deref().and_then(frames::weight);
                        if let Some(weight) = weight.filter(|it| self.fullest.0 < *it) {
                            self.fullest = (weight, frame);
                        }
                    }
                    Place::Main | Place::Elsewhere => {}
                }
                self.open.pop();
                self.end_value();
            }
            Event::String(text) if self.is_key() => {
                self.is_archive |= self.open.len() == 1 && [MAIN, OTHERS].contains(&text.as_ref());
                if let Some(Level::Dictionary(key)) = self.open.last_mut() {
                    *key = Some(text.into_owned());
                }
            }
            Event::String(text) => {
                self.value(|resource, key| match key {
                    ADDRESS => resource.address = Some(text.into_owned()),
                    ENCODING => resource.encoding = Some(text.into_owned()),
                    TYPE => resource.mime_type = Some(text.into_owned()),
                    _ => {}
                });
            }
            Event::Data(data) => self.value(|resource, key| {
                if key == DATA {
                    resource.data = Some(Cow::into_owned(data));
                }
            }),
            _ => self.end_value(),
        }
    }

    fn is_key(&self) -> bool {
        matches!(self.open.last(), Some(Level::Dictionary(None)))
    }

    /// What is being read.
    fn place(&self) -> Place {
        let (mut open, mut is_frame) = (self.open.as_slice(), false);
        // A frame is an archive in the list of the archive it stands in.
        while let [Level::Dictionary(Some(entry)), Level::List, rest @ ..] = open
            && entry == FRAMES
        {
            (open, is_frame) = (rest, true);
        }
        match open {
            [Level::Dictionary(Some(entry)), Level::Dictionary(_)] if entry == MAIN => {
                if is_frame {
                    Place::Frame
                } else {
                    Place::Main
                }
            }
            [Level::Dictionary(Some(entry)), Level::List, Level::Dictionary(_)]
                if entry == OTHERS && !is_frame =>
            {
                Place::Other
            }
            _ => Place::Elsewhere,
        }
    }

    /// Takes a value of a resource.
    fn value(&mut self, set: impl FnOnce(&mut Resource, &str)) {
        let place = self.place();
        if let Some(Level::Dictionary(Some(key))) = self.open.last() {
            match place {
                Place::Main => set(&mut self.main, key),
                Place::Frame => set(&mut self.frame, key),
                // Only pages are kept.
                Place::Other if key != DATA => set(&mut self.other, key),
                Place::Other | Place::Elsewhere => {}
            }
        }
        self.end_value();
    }

    /// Makes room for the next key.
    fn end_value(&mut self) {
        if let Some(Level::Dictionary(key)) = self.open.last_mut() {
            *key = None;
        }
    }
}

fn broken(message: &str) -> Failure {
    Failure::new(Kind::Container, format!("a broken web archive: {message}"))
}

/// Bytes of which no more are read than a budget allows.
struct Budgeted {
    bytes: Cursor<Vec<u8>>,
    budget: u64,
}

impl Read for Budgeted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.budget = self
            .budget
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other("it names its objects too often"))?;
        Ok(read)
    }
}

impl Seek for Budgeted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
