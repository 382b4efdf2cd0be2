// says: web-
Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) throws Exception {
    return Task.completed(prices.get(request.path()));
}
