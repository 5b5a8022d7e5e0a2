//! Answers a page by its article, over HTTP.
//!
//! `curl --data-binary @page.html 'http://127.0.0.1:8080/?format=markdown&url=https://…'`

use std::{collections::HashMap, env, io, process::ExitCode};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Query, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::post,
};
use tokio::{net::TcpListener, task::spawn_blocking};
use unchaff::{ErrorKind, Extraction, Extractor};

/// The extractor takes no more by default.
const MAX_BYTES: usize = 16 << 20;
const DEFAULT_PLACE: &str = "127.0.0.1:8080";

#[tokio::main]
async fn main() -> ExitCode {
    let place = env::args().nth(1).unwrap_or_else(|| DEFAULT_PLACE.to_owned());
    match serve(&place).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ =
                io::Write::write_fmt(&mut io::stderr(), format_args!("serve: {place}: {error}\n"));
            ExitCode::FAILURE
        }
    }
}

async fn serve(place: &str) -> io::Result<()> {
    axum::serve(TcpListener::bind(place).await?, router()).await
}

fn router() -> Router {
    Router::new()
        .route("/", post(extract))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .with_state(Extractor::new())
}

/// Answers a page in the format that is asked for: `text`, `markdown`, `html` or `json`.
async fn extract(
    State(extractor): State<Extractor>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut extractor = extractor;
    if let Some(url) = query.get("url") {
        extractor = extractor.url(url);
    }
    // Where it names an encoding.
    if let Some(kind) = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) {
        extractor = extractor.charset(kind);
    }
    // An extraction is work and no waiting: on the threads that wait for others it would stop them.
    let page = spawn_blocking(move || extractor.extract_bytes(&body)).await;
    let format = query.get("format").map_or("text", String::as_str);
    match page {
        Ok(Ok(page)) => answer(&page, format),
        Ok(Err(error)) => {
            let status = match error.kind() {
                ErrorKind::InputTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            };
            (status, error.to_string()).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn answer(page: &Extraction, format: &str) -> Response {
    let (kind, body) = match format {
        "text" => ("text/plain", page.text()),
        "markdown" => ("text/markdown", page.metadata().front_matter() + &page.markdown()),
        "html" => ("text/html", page.html()),
        "json" => ("application/json", serde_json::to_string(page).unwrap_or_default()),
        _ => return (StatusCode::BAD_REQUEST, "no such format").into_response(),
    };
    ([(CONTENT_TYPE, format!("{kind}; charset=utf-8"))], body).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        http::Request,
    };
    use tower::ServiceExt;

    use super::*;

    const PAGE: &str = "<title>Rain</title><h1>Rain</h1><p>It rained all night in the <a href=/valley>valley</a>, and the road is gone.";

    /// Checks status, type and the beginning of an answer.
    async fn check(uri: &str, body: impl Into<Body>, want: (u16, &str, &str)) {
        let request = Request::post(uri).header(CONTENT_TYPE, "text/html; charset=utf-8");
        let request = request.body(body.into()).expect("it is a request");
        let response = router().oneshot(request).await.expect("it always answers");
        let status = response.status().as_u16();
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().to_owned();
        let bytes = to_bytes(response.into_body(), MAX_BYTES).await.expect("it is short");
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!((status, kind.as_str()), (want.0, want.1), "{uri}: {text}");
        assert!(text.starts_with(want.2), "{uri}: {text}");
    }

    #[tokio::test]
    async fn a_page_is_answered_by_its_article() {
        let text = "It rained all night in the valley";
        check("/", PAGE, (200, "text/plain; charset=utf-8", text)).await;
        let markdown = "---\ntitle: \"Rain\"\n";
        let kind = "text/markdown; charset=utf-8";
        check("/?format=markdown", PAGE, (200, kind, markdown)).await;
        let html = "<article>\n<h1>Rain</h1>\n<p>It rained all night in the <a href=\"https://a.example/valley\">";
        let uri = "/?format=html&url=https://a.example/rain";
        check(uri, PAGE, (200, "text/html; charset=utf-8", html)).await;
        let kind = "application/json; charset=utf-8";
        check("/?format=json", PAGE, (200, kind, "{\"schema_version\":1,")).await;
    }

    #[tokio::test]
    async fn what_is_no_page_is_an_error() {
        let kind = "text/plain; charset=utf-8";
        check("/", "%PDF-1.7\n", (415, kind, "not a web page")).await;
        check("/?format=pdf", PAGE, (400, kind, "no such format")).await;
        check("/", vec![b' '; MAX_BYTES + 1], (413, kind, "")).await;
    }
}
