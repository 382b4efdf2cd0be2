// says: another one was held in its place
Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    return Task.completed(Task.run(() -> prices.get(request.path())).result());
}
