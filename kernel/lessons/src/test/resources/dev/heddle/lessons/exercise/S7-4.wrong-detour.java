// says: H03
Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    return Task.run(() -> prices.getAsync(request.path()));
}
