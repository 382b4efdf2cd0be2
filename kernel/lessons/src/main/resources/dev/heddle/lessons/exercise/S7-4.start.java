Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    return Task.run(() -> prices.get(request.path()));
}
