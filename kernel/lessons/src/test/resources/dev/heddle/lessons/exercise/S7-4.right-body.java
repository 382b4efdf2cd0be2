Task<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    return async(() -> await(prices.getAsync(request.path())).strip());
}
