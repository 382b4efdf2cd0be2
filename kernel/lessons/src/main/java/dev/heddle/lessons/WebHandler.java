package dev.heddle.lessons;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A reader's handler as Jetty calls it. Every request ends with its callback, also where the handler fails. */
final class WebHandler extends Handler.Abstract {
    private final WebServer.AsyncHandler handler;

    WebHandler(WebServer.AsyncHandler handler) {
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        CompletionStage<String> answer;
        try {
            answer = handler.answer(new WebServer.Request(Request.getPathInContext(request)));
        } catch (Exception failure) {
            fail(failure, response, callback);
            return true;
        }
        var _ = answer.whenComplete((page, failure) -> {
            if (failure != null) {
                fail(failure, response, callback);
            } else {
                send(HttpStatus.OK_200, "text/html", page, response, callback);
            }
        });
        return true;
    }

    private static void fail(Throwable failure, Response response, Callback callback) {
        Throwable cause = failure.getCause();
        Throwable told = failure instanceof CompletionException && cause != null ? cause : failure;
        send(HttpStatus.INTERNAL_SERVER_ERROR_500, "text/plain", told.toString(), response, callback);
    }

    private static void send(int status, String type, String text, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + "; charset=utf-8");
        Content.Sink.write(response, true, text, callback);
    }
}
